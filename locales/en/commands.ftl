# The Vietnamese words work too where they cannot be mistaken for a question.
commands = —
    .start = start, hello, hi, good morning, bắt đầu lại
    .menu = menu, home, main menu, trang chủ
    .help = help, how does this work, trợ giúp
    .language = language, vietnamese, tiếng việt, ngôn ngữ, ngonngu, change language
    .resume = continue, resume, go on, back, tiếp tục
    .stop = stop, cancel, quit, never mind, thôi
    .undo = undo, take it back, hoàn tác, hoantac
    .correct = correct, edit, fix, sửa
    .log = log, log visit, ghi
    .my-week = my week, week, my visits, tuần của tôi, tuan
    .team-week = report, weekly report, team week, báo cáo, baocao
    .invite = invite, invite volunteers, mời
    .invitations = invitations, codes, mã mời
    .join = join, join a team, enter code, tham gia
    .this-week = this week, this
    .last-week = last week, previous week, last
