welcome =
    Hello! I am Sổ Tay Số. I show step by step how to use VNeID, online public services and phone payments, and how to avoid scams.

    I never ask for a password, an OTP code or your ID number.

    Just ask in your own words, or type “topics” to choose. For example:
welcome-back =
    Hello, { $team }! Type what people ask to find a guide, or:
    • “log” – log a visit
    • “my week” – what you have logged
    • “help” – everything I can do
menu = What do you need help with? Type your question, or press one of these.
menu-volunteer = What are you looking for? Type a question, “log” to log a visit, or “my week” to look back.
help =
    How to use Sổ Tay Số:
    • Type what you need, as you would say it: “forgot vneid password”.
    • One step at a time. Press a button, or type its number or its words.
    • “back”, “stop”, “stuck” always work.
    • “topics”: all guides. “menu”: back to the start. “language”: Vietnamese or English.
    • Have an invitation to a team? Type “join” and the code.
    I answer only from reviewed guides with a source and a date.
help-volunteer =
    For volunteers:
    • At the end of a guide, press a household's code and the visit is logged.
    • “log”: log a visit. One line will do: “log H-012 forgot vneid password 2 people yesterday”.
    • “undo”: take the last visit back. “correct”: correct it.
    • “my week”: your visits this week.
    • “household H-012”, “household Mrs Lan”: see, name, correct, withdraw consent. A name is written down only once they agree.
help-lead =
    For team leads:
    • “report”: this week's counts. “report last week”, “report 16/11”: another week.
    • “invite”: a code for volunteers. “invitations”: see and revoke codes.
    • “household H-012”, then “More”: merge, split, move, copy, erase. “Who looked”: the access log.
    • “page”: everything on a web page, handy on a computer.
stopped = All right, we stop here. Whatever you need next, just ask.
ask-again = All right. Could you say it in other words?
glad = Great! Whatever you need next, just ask.
sorry = I am sorry. Is one of these what went wrong?
language-name = English
language-which = Which language? / Bác muốn dùng tiếng nào?
which-guide = Which of these do you need?
    .none = None of these
    .none-words = no, none, other, something else
unknown =
    I have no guide for this yet, and I will not guess. I have noted the question (not who asked) so that it can be added.
    You can ask the digital team in your neighbourhood, or call the national public service line 1800 1096.
unknown-here = I have no guide for that yet; I have noted the question (not who asked). We are still here:
unknown-procedure =
    I have no guide for this yet, and I will not guess. I have noted the question (not who asked) so that it can be added.
    It sounds like the procedure “{ $name }” (code { $code }).
    Look that code up on the national public service portal, dichvucong.gov.vn, or call 1800 1096.
talk-greeting = Hello! Tell me what you need to do with your phone or your papers.
talk-thanks = You are welcome. Just type whenever you need something else.
talk-goodbye = Goodbye. Write again whenever you need me.
talk-who = I am Sổ Tay Số, a program that answers by itself, not a person. I show, step by step, how to use VNeID, public services and payments by phone, and how to avoid scams.
talk-insult = I am sorry to have annoyed you. Type again in a few words what you need to do, and I will look once more.
talk-laugh = 😊 Tell me whenever you need something.
talk-number = I see only a number and do not know what you need. Please add a few words.
talk-code = If this is the code of an application, look it up on the national public service portal, dichvucong.gov.vn. Type “tra cứu hồ sơ” and I will show you how.
talk-where = You have not opened a guide yet. Type what you need to do.
talk-stuck = What are you working on? Name the task, for example “vneid error”.
guide-page =
    { $minutes ->
        [0] 📘 { $title } · { $steps }
       *[other] 📘 { $title } · { $steps } · about { $minutes } minutes
    }
    .steps =
        { $steps ->
            [one] 1 step
           *[other] { $steps } steps
        }
    .most-steps = at most { $steps } steps
    .start = Start
    .start-words = ok, yes, go, next, continue, begin
    .not-this = Not what I need
    .not-this-words = no, not this, wrong, other, back
    .prepare = Have ready:
    .fee = Fee: { $fee }
    .local = 📍 In this commune: { $local }
    .partial = ℹ️ Not everything here is certain: { $caveat }
    .source =
        { $more ->
            [0] Source: { $publisher }. Checked on { $checked }.
            [one] Source: { $publisher } and one more. Checked on { $checked }.
           *[other] Source: { $publisher } and { $more } more. Checked on { $checked }.
        }
    .stale = ⚠️ This guide has not been checked for a long time (since { $checked }); screens may differ.
    .untranslated = (This guide exists in Vietnamese only.)
guide-gone = This guide has just been changed. Please type your question again.
paused = (We leave “{ $title }” for now. Type “continue” to go back to it.)
which-phone = Which phone do you have?
    .android = Android (Samsung…)
    .android-words = android, samsung, oppo, xiaomi, vivo, realme, pixel
    .iphone = iPhone
    .iphone-words = apple, ios
    .unknown = I don't know
    .unknown-words = not sure, other
step =
    { $total ->
        [0] Step { $number } · { $title }
       *[other] Step { $number }/{ $total } · { $title }
    }
    .next = Next step
    .next-words = next, ok, done, yes, continue, go on
    .finish = Done ✅
    .finish-words = done, finished, ok, next, yes
    .back = Back
    .back-words = previous, go back
    .stop = Stop
    .stop-words = cancel, quit, exit, enough
    .stuck = I am stuck
    .stuck-words = stuck, help, it does not work, error, no such button, cannot find it
    .phone = My phone is different
    .phone-words = other phone, different phone
    .warning-line = ⚠️ { $warning }
stuck = No problem, let us look at this step again:
    .back = Back to this step
    .back-words = back, again, continue, ok
problem =
    ❓ { $problem }
    → { $fix }
turn-to = 📞 Still stuck: { $turn_to }
done =
    🎉 That was the last step.
    { $done }
did-it-work = Did it work?
    .yes = Yes
    .yes-words = yes, done, ok, it worked, thanks
    .no = Not yet
    .no-words = no, not yet, error
not-understood = I did not understand that.
old-button = That button belongs to an older message. We are here:
got-picture = I cannot look at pictures yet, and I keep none. Please type your question.
got-voice = I cannot listen to voice messages yet. Please type your question.
got-location = I do not need to know where you are, and I keep no location. Please type your question.
got-other = I can only read text. Please type your question.
got-nothing = I do not see a question yet. Please type what you need help with.
got-id-number = ⚠️ Please send your ID number to nobody, not even to me. I do not keep this message. Delete it, then ask again without the number.
got-card = ⚠️ Please send a bank card number to nobody, not even to me. I do not keep this message. Delete it on your side.
got-code = ⚠️ Please send an OTP or confirmation code to nobody, not even to me. I do not keep this message. If somebody is asking for your code, it is a scam: stop, and call your bank.
got-password = ⚠️ Please send a password to nobody, not even to me. I do not keep this message. You should change that password.
too-long = That is too long for me to read. Please write one or two sentences: what do you need to do?
not-allowed = You do not have the right to do this for that team. If you need it, please ask the team lead.
something-broke = Sorry, something went wrong on my side (code { $code }). Nothing was logged. Please try again in a moment.
topics = Contents. Choose a topic:
    .most-used = Most used
    .more = More ({ $page }/{ $pages })
    .more-words = more, next
topic = { $topic }: { $guides } guides. Choose one, or type “topics” to go back.
