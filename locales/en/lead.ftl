# The page of a team: volunteers, leads and coordinators read and correct on a web page.

## Opening the page

page-link =
    🔑 A link that opens your page once, within 10 minutes.
    Open it and press “Open the page”. Do not pass it on: whoever opens it first is in.
page-off = The web page is switched off on this server. Please ask whoever runs it.

lead-door = The page of your team
    .key = Press the button to open the page on this device. The link works only once.
    .open = Open the page
    .used = This link has been used, or is older than 10 minutes. Type “page” in the chat to get a new one.
    .who = This page is for volunteers, team leads and coordinators. There are two ways in:
    .by-link = You use the assistant in Zalo, Telegram or on another device: type “page” there and open the link you get.
    .by-code = You have a code (an invitation, or one that links a channel, by typing “link”): enter it here.
    .code = Enter a code
    .example = eight letters and digits, for example ABCD-EFGH
    .join = Enter
    .odd = A code has eight letters and digits, for example ABCD-EFGH. Please look again.
    .wait = Too many wrong tries. Please wait a while and try again.
    .refused = You may not see this page. Perhaps your rights have just changed, or the session is over.
    .name = What does your team call you?
    .name-label = Name in the team
    .name-why = This name appears in your team's reports only, for example: Hoa.
    .keep-name = Keep the name
    .shared = A shared device? When you are done, press “Leave the page” under Devices.

lead-nav = Parts of the page
    .people = People
    .households = Households
    .devices = Devices
    .numbers = Counts
    .visits = Visits

lead-period = Another week, month, or dates
    .week = This week
    .last-week = Last week
    .month = This month
    .last-month = Last month
    .quarter = This quarter
    .year = This year
    .first = From
    .last = To
    .show = Show
    .odd = There are no such dates. The first day must not be after the last. Here is this week.
lead-units = Units
    .households = Households
    .visits = Visits
    .people = People
    .online = People guided in online public services
    .active = Volunteers with visits
    .days = Active days (each person, each day)
lead-numbers = Counts
    .rest = { $lines } more lines
    .places = Other places
    .totals = Totals
    .what = Indicator
    .outcomes = By outcome
    .chart =
        { $unit ->
            [day] { $visits } visits, by day
            [week] { $visits } visits, by week
           *[month] { $visits } visits, by month
        }
    .questions = Questions without a guide
    .nobody = The newest first, of the whole bot. Who asked is not kept.
    .time = Time
lead-groups-ho = By household
    .total = { $total } households. A household leads on to its visits.
    .first = Household
lead-groups-nguoi = By volunteer
    .total = { $total } volunteers logged visits.
    .first = Volunteer
lead-groups-ngay = By the day of a volunteer
    .total = { $total } days: each person’s day is one.
    .first = Day
lead-rows = List of visits
    .total = { $visits ->
        [one] 1 visit,
       *[other] { $visits } visits,
    } { $people } people.
    .all = All visits of this period
    .pages = Pages of the list
    .page = Page { $page }/{ $pages }
    .newer = Newer
    .older = Older
lead-visit = Visit #{ $id }
    .sua = ✅ Corrected. The old version stays in the history.
    .bo = Taken out of the log. This visit counts no more.
    .nhu-cu = Nothing has changed.
    .reason = Why?
    .optional = (optional)
    .other-reason = Another reason
    .why = Please choose or write a reason (at most 200 letters): this is somebody else's visit.
    .how = The day can be changed within the last { $days } days. When nobody was helped, people are 0. No code: no household. A day to come back is kept for unfinished visits only.
    .other-task = Something else of this topic
    .no-task = There is no such task. Please choose again.
    .no-household = The team has no household with that code. Please check it.
    .odd-due = The day to come back lies ahead, within a year.
    .keep = Keep the correction
    .void-how = The visit stays in the history with its reason, but is not counted any more.
lead-files = Download, pass on
    .png = Chart (picture)
    .xlsx = Excel file
    .docx = Word report
    .csv = CSV
    .json = JSON
    .txt = Text
    .group = To paste into a group (no names, no household codes)
lead-people = People of the team
    .since = since { $day }
    .invitations = Invitations
    .invite = Make an invitation
    .none = No invitation is open.
    .moi = ✅ The invitation is made.
    .thu-hoi = ✅ Revoked. Nobody can use that code any more.
    .go = ✅ Removed from the team. The rights end at once; logged visits stay.
    .giao = ✅ The team has been handed over.
    .code-how = For { $uses } people, until { $expires }. Whoever is invited opens the assistant and types: join { $code }
    .qr = QR code that opens the way into the team
    .qr-how = Or scan this code with a phone, or open the link:
    .once = The code is shown here only once. Take a picture, or send it now.
lead-house = Household
    .find = Find by code (H-012) or a few letters of the name
    .find-button = Find
    .total = { $households } households
    .all = Show all
    .logged = Whoever opens a household is written into the access log.
    .read-out = Read this out before anything is written down
    .agreed = I have read it out, and they agree
    .ask-first = Nothing was written: read it out first, and they must agree. Then tick “they agree”.
    .label = Name
    .label-how = For example: bà Lan, ngõ 5. No phone or ID numbers here.
    .alike = The team has households with nearly the same name: { $households }. If it is the same one, use “Merge”.
    .other = This is another household
    .keep = Keep the name
    .keep-phone = Keep the number
    .more = More
    .other-code = Code of the other household (H-012)
    .from = Since which day are they one? Visits before that day stay as they are.
    .move = { $household } goes to another team of the commune. Earlier visits count for your team as before; name, number and consents go along. Your team will not see this household any more.
    .to-team = Which team?
    .from-day = From which day on?
    .odd-move = Please choose a team, and a day within the last 31 days.
    .ten = ✅ The name is kept.
    .so = ✅ The phone number is kept.
    .rut = ✅ Withdrawn, and deleted at once.
    .xoa = ✅ Erased. This household is only a code from now on. Please destroy paper lists, if there are any.
lead-devices = Devices
    .what = Your page can be opened in these places. A strange device, or a lost one: end it at once.
    .ended = ✅ Ended. That device cannot open the page any more.
    .chat = Chat on the web page
    .unknown = Another browser
    .here = this device
    .since = opened { $at }
    .used = last used { $at }
    .until = expires { $day }
    .leave = Leave the page
    .end = End
    .end-chat = Disconnect this chat
    .chat-how = That browser becomes a resident's: it can neither log visits nor open this page. To come back you need a new invitation, or a link code from elsewhere.
