# Những từ ai gõ ở đâu cũng hiểu. Mỗi dòng là nhiều cách gõ, cách nhau dấu phẩy; có dấu hay không dấu đều được.
# Từ đầu tiên còn dùng với dấu gạch chéo trong Telegram (/tuan), xem bot/app.py.
commands = —
    .start = start, bắt đầu lại, xin chào, chào, hello, hi, alo
    .menu = menu, trang chủ, trang đầu, về đầu, đầu trang
    .help = help, trợ giúp, giúp, giúp với, trogiup, cách dùng
    .language = ngonngu, ngôn ngữ, tiếng anh, language, english, doi ngon ngu
    .resume = tiếp tục, tiếp, quay lại, tieptuc
    .stop = thôi, dừng, dừng lại, nghỉ, hủy, stop
    .undo = hoàn tác, hoantac, xóa lượt vừa ghi, ghi nhầm
    .correct = sửa, sửa lượt vừa ghi, suaghi
    .log = ghi, ghi sổ, ghiso, ghi lượt
    .my-week = tuần của tôi, tuan, tuần tôi, lượt của tôi, việc của tôi
    .team-week = báo cáo, baocao, báo cáo tuần, tuần của tổ
    .invite = mời, moi, mời tổ viên, mời người
    .invitations = mã mời, lời mời, các mã mời, mamoi
    .join = tham gia, thamgia, vào tổ, nhập mã
    .this-week = tuần này, này
    .last-week = tuần trước, tuần vừa rồi, trước
