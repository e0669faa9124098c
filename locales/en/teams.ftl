due-on = come back { $due }
week-empty =
    📊 { $place }, { $period }
    Your team logged no visit this week. That is all right: busy days, or nobody had time to write. Visits of the last 31 days can still be added, for example: log H-012 vneid thursday.
week-empty-area =
    📊 { $place }, { $period }
    No team logged a visit this week.
week-more = Type “report last week” to see it again and open single visits.
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
