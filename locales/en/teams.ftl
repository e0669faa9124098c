due-on = come back { $due }
week-empty =
    📊 { $place }, { $period }
    Your team logged no visit this week. That is all right: busy days, or nobody had time to write. Visits of the last 31 days can still be added, for example: log H-012 vneid thursday.
week-empty-area =
    📊 { $place }, { $period }
    No team logged a visit this week.
week-more = Tap for a file, or open the counts down to single visits. Typing “report last week” works at any time.
week-late =
    { $visits ->
        [one] Added to weeks reported before: 1 visit
       *[other] Added to weeks reported before: { $visits } visits
    }
week-changed =
    { $visits ->
        [one] Corrected or taken out since it was reported: 1 visit
       *[other] Corrected or taken out since they were reported: { $visits } visits
    }
rows-more = … and { $more } more.
report-places = By place:
returns-today =
    { $visits ->
        [one] 🔔 You wanted to come back today to 1 visit:
       *[other] 🔔 You wanted to come back today to { $visits } visits:
    }
returns-how = When it is done, log a new visit to that household; to change the day, type “returns”.
overdue-days =
    { $days ->
        [one] 1 day overdue
       *[other] { $days } days overdue
    }
which-team = Which team?
joined-coordinator =
    ✅ You coordinate { $team }.
    Type “report” for the sums of the teams and to open any team's numbers (without households). On Monday mornings last week's numbers come by themselves.
role-coordinator = coordinator
join-same = This code is your own. Type it on your other channel (another app, another phone).
told-joined = 🔔 { $name } has just joined { $team }. Type “members” to see; you can remove a wrong person at once.
told-somebody-joined = 🔔 Somebody has just joined { $team } with an invitation. Type “members” to see; you can remove a wrong person at once.
told-named = 🔔 Who joined just now is { $name }.
members =
    { $people ->
        [one] 👥 { $team }: 1 person
       *[other] 👥 { $team }: { $people } people
    }
member-line = { $name } · { $role } · since { $since }
member-remove = Remove from the team
    .words = remove, take out
member-remove-sure = Remove { $name } from { $team }? The rights end at once; visits that were logged stay.
member-remove-done = { $name } is no longer in { $team }. Invitations that are still open can be revoked: type “invitations”.
member-hand-over = Make team lead
    .words = hand over
member-hand-over-sure = Hand { $team } over to { $name }? Log, households and reports stay; you become a volunteer.
member-hand-over-done = { $team } is now led by { $name }. Thank you for leading it!
member-back = Back
    .words = no, cancel
link-code =
    Your code to link a channel:

    { $code }

    Open the assistant on your other channel and type this code within 10 minutes. After that both are one person. Give the code to nobody.
linked = ✅ Linked: here, too, you are { $name } ({ $places }).
linked-elsewhere = 🔔 Another channel has just been linked to you with a code. If it was not you, tell your team lead at once.
which-place = The numbers of which place? Press one, or type its name.
places-below = Open the numbers ({ $period }) of which place? Press one, or type its name.
report-below = Open each place
    .words = teams, communes, open
period-earlier = Period before
    .words = before, earlier, previous
period-later = Period after
    .words = after, later, next
rows = Single visits
    .words = visits, details, rows
rows-which = Which visits?
rows-all = All of them
    .words = all
rows-topic = By topic
    .words = topic, topics
rows-outcome = By outcome
    .words = outcome, unfinished
rows-volunteer = By volunteer
    .words = volunteer, volunteers
rows-others = Households, questions…
rows-household = By household
    .words = households, household
rows-question = Questions
    .words = questions without a guide
rows-back = Back to the numbers
    .words = back, numbers
rows-head =
    { $visits ->
        [one] 🔎 1 visit, { $period }
       *[other] 🔎 { $visits } visits, { $period }
    }
rows-households =
    { $households ->
        [one] 🏠 1 household, { $period }
       *[other] 🏠 { $households } households, { $period }
    }
rows-households-how = Type a household's code ({ $code }) for its visits.
rows-questions =
    { $questions ->
        [one] ❓ 1 question without a guide, { $period } (nobody knows whose)
       *[other] ❓ { $questions } questions without a guide, { $period } (nobody knows whose)
    }
rows-how = Type “#{ $id }” to open a visit: correct it, take it out, read its history.
which-task-more = What else for { $household }?
by-topic = By topic
    .words = topic, topics, no guide
which-topic = Which topic was it?
return = When will you come back? Press one, or type a day (27/11, friday).
    .in-1 = Tomorrow
    .in-1-words = next day
    .in-3 = In 3 days
    .in-3-words = three days
    .in-7 = Next week
    .in-7-words = in a week
    .none = No day yet
    .none-words = no, none, not yet
return-odd = The day to come back lies after today and within three months.
due = 🔔 Noted: { $visit }.
not-due = All right, no day: { $visit }.
returns-mine = 🔔 Where you want to come back:
returns-none = You have no day to come back. When a visit is unfinished, you will be asked for one.
returns-change = Change { $visit }
overdue =
    { $visits ->
        [one] ⏰ { $team }: 1 visit overdue
       *[other] ⏰ { $team }: { $visits } visits overdue
    }
overdue-none = Nothing is overdue in { $team }.
hall-task = 🏛 At the community house: what is it about tonight? Type it, or press.
hall = 🏛 This evening: { $households } households · { $visits } visits · { $people } people
hall-how = Type a code (H-012 2 people), several codes, or only a number of people (12 people). When it is over, type “end”.
hall-change = Another task
    .words = task
hall-end = End
    .words = over, done, stop
hall-over =
    { $sums }
    ✅ The evening is over. All visits are in the log.
no-such-visit = There is no visit #{ $id }.
visit-voided = (taken out)
visit-void = Take out
    .words = remove, delete
visit-history = History
    .words = changes
history = 🕓 History of visit #{ $id }
history-entry = logged: { $visit }
history-voided = taken out of the log
history-same = saved without a change
history-why = because: { $reason }
operator = the operator
reason =
    { $visit }
    This visit is another volunteer's. Why do you change it? Press one, or type the reason.
    .mistake = Logged by mistake
    .twice = Logged twice
    .volunteer = Volunteer asked for it
    .stop = Leave it as it is
    .stop-words = no, leave it

## The picture of an invitation, to print on A5 or to pass on

invitation-poster =
    🖨 The invitation to { $team } as a picture. Print it on A5, or pass it on to whoever is invited.
    Code to type: { $code }
poster-title = Join { $team }
poster-volunteer = Help your neighbours use services on their phones, with the community digital team.
poster-lead = For the lead of the team.
poster-coordinator = For a coordinator.
poster-scan = Open your phone's camera and scan the code above.
    Or open Sổ Tay Số, type “join” and this code:
poster-open = Open Sổ Tay Số, type “join” and this code:
poster-typed = join { $code }
poster-valid = For { $uses } people, until the end of { $expires }.
poster-safe = The assistant never asks for a password, an OTP or an ID number.
