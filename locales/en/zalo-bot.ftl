zalo-bot = Zalo Bot
    .last =
        🙏 The messages Zalo allows this month are nearly used up, so this is the last one I can send you. From the 1st of next month, write and I will answer again.
        If it is urgent, ask the digital team near you, or call the national public service hotline 1800 1096.
    .page = You can also ask here: { $address }
    .no-file = (I cannot send files through Zalo yet. Open the bot's web page to download it.)
