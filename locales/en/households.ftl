resident-privacy =
    { $team } would like to write down what to call your home. Ten things first:
    1. What: a name that tells your home from others (for example “Mrs Lan, lane 5”) and, if you like, a phone number.
    2. What for: to find the right door next time, and to come back when something is unfinished. Nothing else.
    3. Never: ID numbers, passwords, one-time codes, card numbers, illness, pictures of papers, positions.
    4. Who sees it: people of { $team } (or of your new team, if you change) and, when needed, whoever looks after the computer. Every look is recorded.
    5. Name and number are encrypted, not posted in groups, not passed on. Reports hold numbers only.
    6. How long: { $months } months after the last help, then it erases itself.
    7. You may see it, correct it, have a copy, take your consent back, or have it all erased, at any time.
    8. How: tell anybody of the team. You get an answer within 2 working days.
    9. If somebody is under 18, an adult answers for them. If something is wrong, tell the team lead or the commune.
    10. If you say no, you are helped all the same; we only write a code.
    .version = 2026-11-22
household-consent = Read this to the household, then press their answer.
    .yes = They agree
    .yes-words = yes, agree, ok
    .no = No
    .no-words = no, refuse, not now
household-refused = All right. { $code } stays a code, and that home is helped as before.
name-household = Name this household
    .words = name, name it
household-label = What does the team call { $code }? A name and a lane, hamlet or house number, for example: Mrs Lan, lane 5. No phone number here.
    .stop = Leave it
    .stop-words = later, skip, no, stop
label-long = That is too long; at most { $longest } characters. For example: Mrs Lan, lane 5.
label-number = A name holds no phone or ID number. Please type it again, for example: Mrs Lan, lane 5.
label-empty = I see no name. Type for example: Mrs Lan, lane 5.
label-like =
    The team has a household that is nearly called “{ $label }”:
    { $households }
    Is it the same home? I never merge by myself.
    .other = Another home
    .other-words = other, different, no, new
    .same = It is { $code }
household-named = ✅ Written down: { $household }.
household-phone = Would they like to leave a phone number for appointments? If so, type it. It is fine if not.
    .no = No phone number
    .no-words = no, skip, none
phone-odd = This number is not right. Type a Vietnamese phone number, for example 0900 000 000; or press “No phone number”.
household-phoned = ✅ The phone number of { $household } is written down.
household-done = All right. Type “household { $code }” to see or correct it later.
find-household = Which household? Type its code (H-012) or a few letters of its name; or press one visited lately.
find-household-none = The team has no household of that name. Type a code, or other letters.
find-household-which = Which one?
households-too-old = ℹ️ { $households } households became codes again in the last 31 days, because they were kept long enough; no count changed.
which-of-households = There are several like that. Which one?
household-card =
    🏠 { $household }
    { $lines }
    .phone = Phone: { $phone }
    .no-label = No name: the household is only a code.
    .visits = { $visits } visits, the last on { $last }
    .no-visits = No visit yet
    .consent = Agreed to keep the { $what }: { $day }, asked by { $who } ({ $how })
    .withdrawn = No longer agrees to keep the { $what }: { $day }
    .merged = Also known as: { $codes }
    .label = Correct the name
    .label-words = rename, name
    .phone-button = Phone number
    .phone-button-words = phone
    .withdraw = Withdraw consent
    .withdraw-words = withdraw
    .looked = Who looked
    .looked-words = who, access log
    .more = More
    .more-words = other, merge, move, erase, split
household-more = { $household }. For the lead:
    .merge = Merge with another
    .merge-words = merge
    .split = Split
    .split-words = split again
    .move = Move to another team
    .move-words = move
    .copy = Make a copy
    .copy-words = copy, export
    .erase = Erase for good
    .erase-words = erase, delete
detail-label = name
detail-phone = phone number
how-spoken = spoken
how-written = on paper
somebody = a volunteer
the-operator = the operator
household-copy =
    Data about { $household } at { $team }, { $today }:
    { $lines }

    Visits:
    { $visits }
    .more = … and { $more } earlier visits; all of them can be downloaded on the page of the team (type “team page”).
household-looks =
    Who opened { $code } (the latest first):
    { $lines }
    .none = Nobody yet.
    .line = { $at } · { $who } · { $what }
look-shown = looked
look-named = wrote the name
look-phoned = wrote the phone number
look-copied = made a copy
look-withdrawn = withdrew consent
look-merged = merged
look-split = split
look-moved = moved
look-erased = erased
change-withdraw = Withdraw the consent of { $household }: name and phone number are erased at once and cannot be brought back. Counts stay as they are.
    .yes = Withdraw and erase
    .yes-words = withdraw, erase, yes
    .phone = Only the number
    .phone-words = phone, number
household-withdrawn = ✅ Withdrawn. { $code } is only a code from now on.
household-phone-withdrawn = ✅ The phone number of { $code } is erased.
change-erase = Erase what is known about { $household } for good: name, phone number, consents, reasons of corrections. It cannot be brought back. The code and all counts stay.
    .yes = Erase for good
    .yes-words = erase, delete, yes
household-erased = ✅ Erased. { $code } is only a code from now on. Old backups that the operator keeps still hold it until they are deleted; please destroy lists on paper, if there are any.
change-stop = Leave it
    .words = no, later, keep
change-merge = Which household is { $household } really? Type the other code.
merge-same = That is this very household. Type the other code.
change-merge-when =
    Merge { $household } into { $into }. Name and number stay those of { $code }; the old code leads to { $code }.
    From which day on are they one? Earlier visits stay as they are, so that reports already sent do not change.
    .today = From today
    .today-words = today
    .monday = From Monday this week
    .monday-words = monday, this week
household-merged = ✅ Merged { $household } into { $into }. { $visits } visits belong to { $into } now.
household-merged-lead = Several people logged for these two. Ask the lead to merge them: type “household { $code }”, then “More”. No name was kept.
recount = Households, { $period }: { $before } → { $after }
recount-none = The households of this week, this month and the ones before are the same as ever.
change-split = Split { $other } from { $household }? The visits that changed hands go back to { $other }; what was logged since stays.
    .yes = Split
    .yes-words = yes
household-split = ✅ { $household } is a household of its own again. { $visits } visits went back.
change-move = Which team does { $household } belong to now? Press one, or type its name. Only within the commune.
move-none = There is no other team in the commune.
move-unknown = I see no such team in the commune.
change-move-when =
    Move { $household } to { $team }. Earlier visits still count for your team; name, number and consents go along.
    From which day on? Press one, or type a date (19/11).
household-moved = ✅ { $household } is { $code } of { $team } now, from { $day }. Your team cannot see it any more.
