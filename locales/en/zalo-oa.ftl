zalo-oa = Zalo Official Account
    .no-file = (Zalo does not take Excel files. Open the bot's web page to download it, or take the Word report or the chart.)
