# Những gì Zalo Bot nói thêm, ngoài cuộc trò chuyện.
# last: tin cuối của tháng, khi số tin Zalo cho phép sắp hết. page: địa chỉ trang của bot, nếu có.
# no-file: thay cho tệp báo cáo, vì Zalo Bot không nhận tệp.
#   $address (chữ)  địa chỉ trang
zalo-bot = Zalo Bot
    .last =
        🙏 Tháng này số tin Zalo cho phép đã gần hết, nên đây là tin cuối tôi gửi được cho bác. Từ ngày 1 tháng sau, bác nhắn là tôi lại trả lời.
        Việc gấp, bác hỏi tổ công nghệ số gần nhà, hoặc gọi Tổng đài dịch vụ công quốc gia 1800 1096.
    .page = Bác cũng hỏi được ở đây: { $address }
    .no-file = (Qua Zalo tôi chưa gửi được tệp. Anh/chị mở trang web của bot để tải.)
