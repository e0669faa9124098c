# Words of report files: the chart, the spreadsheet, the letter; and the question which form it shall be.

period-quarter = quarter { $quarter }/{ $year }
period-year = the year { $year }

## The chart

chart-visits = { $visits } visits by { $unit }
    .day = day
    .week = week (from the day shown)
    .month = month
    .weekdays = Mon, Tue, Wed, Thu, Fri, Sat, Sun
    .number = { $number }
    .other = Other topics
chart-households = Households helped
    .now = This period
    .before = Before

## The spreadsheet

sheet-summary = Summary
    .of-team = Counts of { $team }
    .of-commune = Counts of { $team }, { $commune }
    .days = From { $first } to { $last }
    .indicator = Indicator
    .unit = Unit
    .change = Change
sheet-topics = By topic
    .topic = Topic
sheet-guides = By guide
    .guide = Guide
    .no-guide = Other tasks, without a guide
sheet-volunteers = By volunteer
    .volunteer = Volunteer
sheet-places-commune = By team
sheet-places-province = By commune
sheet-places =
    .commune = Team
    .province = Commune
sheet-active = Active days
    .number = No.
    .count = Days
    .days = Which days
    .signed = Signature
sheet-active-days = Day by day
    .day = Day
sheet-visits = Visits
    .outcome = Outcome
    .mode = Where
sheet-page = Page
sheet-units =
    .households = Households
    .visits = Visits
    .people = People
mode-home = at home
mode-community-house = community house
mode-service-centre = service centre
mode-phone = by phone

## The letter of Nghị định 30/2020/NĐ-CP (always in Vietnamese)

letter-period-week = week { $week } of { $year }
letter-period-month = { $month }/{ $year }
letter-period-quarter = quarter { $quarter } of { $year }
letter-period-year = the year { $year }
letter-period-days = from { $first } to { $last }
letter-days = from { $first } to { $last }
letter-commune = commune …………
letter-province = tỉnh, thành phố …………
letter-table =
    .number = No.
    .visits-before = Visits before

## Reports in other forms, from the chat

export = In which form shall I give you { $period }?
    .open = Export
    .open-words = download, send, file
    .chart = Chart
    .chart-words = picture, image
    .chart-made = 📊 Chart of { $period }
    .sheet = Excel file
    .sheet-words = excel, spreadsheet, xlsx
    .sheet-made = 📗 Spreadsheet of { $period }. The list of active days for allowances is in it; no household is.
    .area-sheet-made = 📗 Spreadsheet { $period }. It has the counts of every place, and no household.
    .table-made = 🗂 CSV file { $period }, for other programs. There is no household in it.
    .data-made = 🗂 JSON file { $period }, for other programs. There is no household in it.
    .letter = Word report
    .letter-words = word, letter, docx
    .letter-made = 📘 Report of { $period }. Please read what is marked [đề xuất], change or delete it, then sign.
    .copy = Text for the group
    .copy-words = copy, group
    .numbers = Back to the counts
    .numbers-words = counts, back
group-text = 📣 { $team }, { $period }
    .before = • Before: { $units }
    .topics = • Most: { $topics }
    .topic = { $topic } { $visits } visits
    .online = • Guided in online public services: { $people } people
    .thanks = • { $volunteers } volunteers took part. Thank you all!
