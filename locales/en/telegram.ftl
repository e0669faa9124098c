telegram = Telegram
    .description =
        I show step by step how to use VNeID, online public services and phone payments, and how to avoid scams.
        Press “Start” and ask in your own words. I never ask for a password, an OTP code or your ID number.
    .short = Step-by-step help: VNeID, public services, payments, safety.
    .commands = menu, topics, help, log, undo, week, report, invite, language
    .menu = Back to the start
    .topics = All guides by topic
    .help = How to use this
    .log = Volunteers: log a visit
    .undo = Volunteers: take the last visit back
    .week = Volunteers: my visits this week
    .report = Team leads: the week's counts
    .invite = Team leads: invite volunteers
    .language = Change the language / Ngôn ngữ
