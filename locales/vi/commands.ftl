# Những từ ai gõ ở đâu cũng hiểu. Mỗi dòng là nhiều cách gõ, cách nhau dấu phẩy; có dấu hay không dấu đều được.
# Từ viết liền không dấu còn dùng với dấu gạch chéo trong Telegram (/tuan), xem telegram.ftl.
commands = —
    .start = start, bắt đầu lại, xin chào, chào, hello, hi, alo
    .menu = menu, trang chủ, trang đầu, về đầu, đầu trang
    .help = help, trợ giúp, giúp, giúp với, trogiup, cách dùng
    .topics = danh mục, danhmuc, mục lục, các việc, danh sách, xem danh mục, topics
    .language = ngôn ngữ, ngonngu, đổi ngôn ngữ, tiếng anh, tiếng việt, language, english
    .resume = tiếp tục, tiếp, quay lại, tieptuc
    .stop = thôi, dừng, dừng lại, nghỉ, hủy, stop
    .undo = hoàn tác, hoantac, xóa lượt vừa ghi, ghi nhầm, undo
    .correct = sửa, sửa lượt vừa ghi, suaghi
    .log = ghi, ghi sổ, ghiso, ghi lượt, log
    .household = hộ, xem hộ, tìm hộ, ho
    .my-week = tuần của tôi, tuan, tuần tôi, lượt của tôi, việc của tôi, week
    .team-week = báo cáo, baocao, báo cáo tuần, tuần của tổ, report
    .chart = biểu đồ, bieudo, chart
    .sheet = excel, tệp excel, bảng tính, xlsx
    .letter = word, báo cáo word, văn bản báo cáo, docx
    .copy = chép để gửi nhóm, gửi nhóm, chép gửi nhóm
    .invite = mời, mời tổ viên, mời người, invite
    .invitations = mã mời, lời mời, các mã mời, mamoi
    .members = tổ viên, thành viên, danh sách tổ viên, người trong tổ, gỡ tổ viên, bàn giao, members
    .link = liên kết, lienket, nối kênh, nối tài khoản, link
    .join = tham gia, thamgia, vào tổ, nhập mã, join
