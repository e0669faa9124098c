join-code = Type the invitation code (eight letters and digits, for example ABCD-EFGH).
join-later = Later
    .words = no, not now, skip
join-unknown = This code is not right. Please check each letter, or ask the team lead for another one.
join-expired = This code has expired. Please ask the team lead for a new one.
join-used = This code has been used up. Please ask the team lead for a new one.
join-revoked = This code has been revoked. Please ask the team lead for a new one.
join-wait = Too many wrong codes. Please wait 15 minutes, then type the code again.
joined-volunteer =
    ✅ Welcome to { $team }!
    Ask as people ask you. At the end of a guide, press a household's code and the visit is logged. Type “help” to see everything.
joined-lead =
    ✅ You are the lead of { $team }.
    Type “invite” to invite volunteers, “report” for the week's counts, “help” to see everything.
your-name = What does the team call you? The name shows only in the team's reports. (For example: Hoa)
name-odd = A name has letters only, at most { $longest }. Please type it again.
named = Thank you, { $name }. Whatever you need, just ask.
role-volunteer = volunteer
role-lead = lead
invitation =
    Invitation for volunteers of { $team }:

    { $code }

    Good for { $uses } people until { $expires }. They open this chat and type: join { $code }
    .poster = QR picture to print
    .poster-words = qr, print, picture
    .revoke = Revoke this code
    .ok = Done
    .ok-words = ok, close
    .revoke-that = Revoke code { $number }
    .line = { $role } code · { $uses } uses left · until { $expires }
invitations = Codes that still work for { $team }:
no-invitations = The team has no code that still works. Type “invite” to make one.
revoked = Revoked. Nobody can use that code any more.
only-leads = This is for team leads.
which-household = Log it for which household? Press one, or type its code (H-012).
    .new = New household
    .new-words = new, another
    .no = Do not log
    .no-words = no, skip, none
    .keep = Keep as it is
    .keep-words = no, keep
which-household-first = Log it for which household? The team has none yet: press “New household” and I give it a code.
no-such-household = The team has no household { $code }. Choose another one, or a new one.
stopped-short = We stop here. If you log it, I write “unfinished”.
which-task = What did you help with? In a few words, for example: forgot vneid password.
which-task-of = Which of these?
no-such-task = I cannot find that task. Try other words, or the name of a topic: VNeID, Public services, Payments…
only-topic = Other: { $topic }
logged = ✅ Logged: { $visit }.
    .undo = Undo
    .undo-words = take it back, remove, wrong
    .correct = Correct
    .correct-words = edit, change, fix
    .add = One more task
    .add-words = add, more, another task
corrected = ✅ Corrected: { $visit }.
undone = Taken out of the log: { $visit }.
    .again = Log again
    .again-words = redo, restore
undone-already = That visit is out of the log already. For another one: type “my week”, then its number (#41).
nothing-to-undo = There is no visit to take back or correct.
not-logged = All right, nothing logged. Whatever you need next, just ask.
nothing-changed = All right, everything stays as it was.
no-household = no household
people =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }
visits =
    { $visits ->
        [one] 1 visit
       *[other] { $visits } visits
    }
today = today
outcome-done = done
outcome-unfinished = unfinished
outcome-referred = referred to the commune
outcome-nobody-home = nobody home
outcome-declined = declined
line-people = A visit has 1 to 99 people. Please check the number.
line-day = That day cannot be logged: only today and up to 31 days back. Please check the date.
line-household = There are two household codes in one line. One line logs one household.
correct-what =
    { $visit }
    What should be corrected? Tap, or type (3 people, yesterday, nobody home).
    .field = Something else
    .field-words = other
    .people = People
    .people-words = number of people
    .outcome = Outcome
    .outcome-words = result
    .day = Day
    .day-words = date
    .household = Household
    .household-words = code
    .task = Task
    .task-words = guide
    .mode = Where
    .mode-words = mode, place
    .more = Household or task
    .more-words = other, more
    .due = Come back
correct-likely =
    { $people ->
        [one] 1 person there
       *[other] { $people } people there
    }
correct-mode = Where was it?
correct-people = How many people? Press or type a number.
correct-outcome = What was the outcome?
correct-day = Which day? Press one, or type a date (19/11).
    .back-0 = Today
    .back-1 = Yesterday
    .back-2 = Two days ago
units = { $households } households · { $visits } visits · { $people } people
period-week = week { $first } – { $last }
period-month = month { $month }
period-days = { $first } – { $last }
report-head = 📊 { $team }, { $period }
    .volunteers = By volunteer
    .volunteers-words = volunteers
    .total = By topic
    .total-words = total, topics
    .earlier = Week before
    .earlier-words = before, earlier, previous
    .later = Week after
    .later-words = after, later, next
report-total =
    { $households } households (period before: { $households_before })
    { $visits } visits (period before: { $visits_before })
    { $people } people (period before: { $people_before })
report-topics = By topic:
report-outcomes = Outcome:
report-volunteers = By volunteer:
report-unanswered = Questions without a guide: { $questions }
report-empty = No visit was logged in this time.
unnamed = Volunteer { $number }
my-week = 🗒 You, { $period }
    .more = … and { $more } earlier visits.
