# Lời của trang web, quanh cuộc trò chuyện. Lời của trợ lý ở chat.ftl.

web-page = Sổ Tay Số
    .tagline = Chỉ từng bước việc trên điện thoại
    .skip = Đến phần chính
    .menu = Các trang
    .chat = Hỏi đáp
    .guides = Hướng dẫn
    .look = Cách xem
    .large = Chữ to
    .contrast = Tương phản
    .other-language = English
    .promise = Không bao giờ hỏi mật khẩu, mã OTP hay số căn cước. Không quảng cáo, không theo dõi.

web-chat = Hỏi đáp
    .log = Cuộc trò chuyện
    .choices = Chọn câu trả lời
    .question = Gõ câu hỏi, không cần dấu
    .send = Gửi
    .said = Bác hỏi:
    .waiting = Đang trả lời…
    .opened = Bác mở từ một đường dẫn. Bấm nút dưới đây để tiếp tục.
    .open = Mở
    .listen = Nghe
    .download =
        { $form ->
            [png] Tải biểu đồ (ảnh)
            [xlsx] Tải tệp Excel
           *[docx] Tải báo cáo Word
        }
    .quiet = Dừng đọc

web-topics = Tất cả hướng dẫn
    .lead = Chọn một việc, hoặc hỏi bằng lời của bác.
    .ask = Hỏi trợ lý
    .jump = Nhóm việc
    .count = { $count } hướng dẫn

web-guide = Hướng dẫn
    .steps = Các bước
    .step = Bước { $number }
    .question = Bước { $number }: chọn một
    .for = Dành cho
    .minutes = Thời gian
    .about =
        { $minutes ->
            [0] chưa rõ
           *[other] khoảng { $minutes } phút
        }
    .fee = Phí
    .prepare = Chuẩn bị
    .local = Ở xã mình
    .android = Máy Android
    .iphone = iPhone
    .warning = Cẩn thận:
    .stuck = Bị kẹt ở bước này?
    .to-step = sang bước { $number }
    .to-end = hết, không phải làm gì thêm
    .to-guide = xem “{ $title }”
    .then-step = Làm xong thì sang bước { $number }.
    .then-end = Làm xong bước này là hết.
    .done = Xong khi
    .problems = Hay gặp
    .turn-to = Vẫn vướng
    .sources = Nguồn
    .undated = không ghi ngày
    .checked = Kiểm tra lần cuối ngày { $checked }.
    .solid = Chắc chắn: các bước đã so với nguồn ghi dưới đây.
    .partial = Có phần chưa chắc: { $caveat }
    .stale = Đã lâu chưa kiểm tra lại (từ { $checked }). Màn hình bây giờ có thể khác.
    .untranslated = Hướng dẫn này chỉ có tiếng Việt.
    .retired = Hướng dẫn này không còn dùng nữa.
    .replaced = Xem hướng dẫn mới: { $title }
    .together = Làm từng bước cùng trợ lý
    .print = In ra giấy
    .share = Gửi cho người khác
    .copied = Đã chép địa chỉ
    .related = Việc gần giống
    .all = Tất cả hướng dẫn

web-sheet = Tờ in chữ to
    .print = In tờ này
    .back = Về hướng dẫn
    .hint = Khổ giấy A5. Không thấy nút in thì dùng mục “In” của trình duyệt.
    .scan = Quét mã này bằng điện thoại để xem bản mới nhất

web-error = Có lỗi
    .missing = Không có trang này. Có thể địa chỉ gõ nhầm, hoặc hướng dẫn đã đổi tên.
    .expired = Đường dẫn tải tệp này đã hết hạn (sau một giờ). Bác hỏi lại trong cuộc trò chuyện nhé.
    .forbidden = Trang này mở đã lâu, hoặc trình duyệt không cho giữ cookie. Bác về trang đầu rồi gửi lại giúp tôi nhé. Chưa có gì bị ghi.
    .too-long = Tin dài quá, tôi đọc không xuể ạ. Bác viết lại một hai câu giúp tôi nhé.
    .too-fast = Nhanh quá, tôi làm không kịp ạ. Bác chờ một lát rồi gửi lại nhé.
    .broken = Xin lỗi, trang này vừa gặp trục trặc. Bác thử lại sau một lát nhé.
    .home = Về trang đầu
