# Những gì Telegram hiện quanh cuộc trò chuyện. Mỗi lệnh trong danh sách có một dòng giải thích mang tên nó.
telegram = Telegram
    .description =
        Tôi chỉ từng bước cách dùng VNeID, dịch vụ công, trả tiền qua điện thoại và tránh lừa đảo.
        Bấm “Bắt đầu” rồi gõ câu hỏi như nói chuyện. Tôi không bao giờ hỏi mật khẩu, mã OTP hay số căn cước.
    .short = Hướng dẫn từng bước: VNeID, dịch vụ công, trả tiền, an toàn.
    .commands = menu, danhmuc, help, ghi, hoantac, tuan, baocao, moi, ngonngu
    .menu = Về đầu
    .danhmuc = Danh mục các việc
    .topics = Danh mục các việc
    .help = Cách dùng
    .ghi = Tổ viên: ghi một lượt hỗ trợ
    .hoantac = Tổ viên: bỏ lượt vừa ghi
    .tuan = Tổ viên: các lượt tuần này
    .baocao = Tổ trưởng: số liệu tuần
    .moi = Tổ trưởng: mời tổ viên
    .ngonngu = Đổi ngôn ngữ / Language
    .log = Ghi một lượt
    .undo = Bỏ lượt vừa ghi
    .week = Các lượt tuần này
    .report = Số liệu tuần
    .invite = Mời tổ viên
    .language = Đổi ngôn ngữ
