web-page = Sổ Tay Số
    .tagline = Tasks on your phone, step by step
    .skip = Skip to the main part
    .menu = Pages
    .chat = Ask
    .guides = Guides
    .look = How it looks
    .large = Large text
    .contrast = Contrast
    .other-language = Tiếng Việt
    .promise = Never asks for passwords, OTP codes or ID numbers. No advertising, no tracking.
web-chat = Ask
    .log = Conversation
    .choices = Choose an answer
    .question = Type your question
    .send = Send
    .said = You asked:
    .waiting = Answering…
    .opened = You have opened a link. Press the button below to go on.
    .open = Open
    .listen = Listen
    .download =
        { $form ->
            [png] Download the chart (picture)
            [xlsx] Download the Excel file
           *[docx] Download the Word report
        }
    .quiet = Stop reading
web-topics = All guides
    .lead = Choose a task, or ask in your own words.
    .ask = Ask the assistant
    .jump = Topics
    .count =
        { $count ->
            [one] { $count } guide
           *[other] { $count } guides
        }
web-guide = Guide
    .steps = Steps
    .step = Step { $number }
    .question = Step { $number }: choose one
    .for = For
    .minutes = Time
    .about =
        { $minutes ->
            [0] not known
           *[other] about { $minutes } minutes
        }
    .fee = Fee
    .prepare = Have ready
    .local = In this commune
    .android = Android
    .iphone = iPhone
    .warning = Careful:
    .stuck = Stuck at this step?
    .to-step = go to step { $number }
    .to-end = that is all, nothing more to do
    .to-guide = see “{ $title }”
    .then-step = Then go to step { $number }.
    .then-end = This is the last step.
    .done = It worked if
    .problems = Common problems
    .turn-to = Still stuck
    .sources = Sources
    .undated = no date given
    .checked = Last checked on { $checked }.
    .solid = Certain: the steps were compared with the sources below.
    .partial = Not everything here is certain: { $caveat }
    .stale = Not checked for a long time (since { $checked }). Screens may differ by now.
    .untranslated = This guide exists in Vietnamese only.
    .retired = This guide is no longer in use.
    .replaced = See the new guide: { $title }
    .together = Go step by step with the assistant
    .print = Print
    .share = Share
    .copied = Address copied
    .related = Related
    .all = All guides
web-sheet = Large-print sheet
    .print = Print this sheet
    .back = Back to the guide
    .hint = Paper size A5. If you see no print button, use “Print” in your browser.
    .scan = Scan this code with a phone for the latest version
web-error = Something is wrong
    .missing = There is no such page. The address may be mistyped, or the guide was renamed.
    .expired = This download link has expired (after an hour). Please ask again in the chat.
    .forbidden = This page was open for too long, or your browser keeps no cookies. Go to the start and send it again. Nothing was logged.
    .too-long = That is too long for me to read. Please write one or two sentences.
    .too-fast = That was too fast for me. Please wait a moment and send it again.
    .broken = Sorry, this page just failed. Please try again in a moment.
    .home = To the start
