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
    .time = Time
    .visits-before = Visits before
lead-rows = List of visits
    .total = { $visits } visits.
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
    .how = The day can be changed within the last { $days } days. When nobody was helped, people are 0.
    .keep = Keep the correction
    .void-how = The visit stays in the history with its reason, but is not counted any more.
