# Trang của tổ: tổ viên, tổ trưởng, điều phối xem và sửa trên trang web. “anh/chị”.

## Mở trang

page-link =
    🔑 Đường dẫn mở trang của anh/chị, dùng một lần, trong 10 phút.
    Mở ra rồi bấm “Mở trang”. Đừng gửi cho ai: ai mở trước là vào được.
page-off = Máy chủ này chưa bật trang web. Anh/chị hỏi người vận hành giúp tôi nhé.

lead-door = Trang của tổ
    .key = Bấm nút dưới đây để mở trang trên máy này. Đường dẫn chỉ dùng được một lần.
    .open = Mở trang
    .used = Đường dẫn này đã dùng rồi, hoặc quá 10 phút. Anh/chị gõ “trang tổ” trong cuộc trò chuyện để lấy đường dẫn mới.
    .who = Trang này dành cho tổ viên, tổ trưởng và điều phối. Có hai cách vào:
    .by-link = Đang dùng trợ lý ở Zalo, Telegram hay máy khác: gõ “trang tổ” ở đó, rồi mở đường dẫn nhận được.
    .by-code = Có mã (mã mời, hoặc mã nối kênh lấy bằng cách gõ “nối kênh”): nhập ở đây.
    .code = Nhập mã
    .example = tám chữ và số, ví dụ ABCD-EFGH
    .join = Vào
    .odd = Mã gồm tám chữ và số, ví dụ ABCD-EFGH. Anh/chị xem lại giúp tôi.
    .wait = Thử sai nhiều lần quá. Anh/chị đợi một lát rồi thử lại nhé.
    .refused = Anh/chị không có quyền xem trang này. Có thể quyền vừa thay đổi, hoặc phiên đã hết.
    .name = Tổ gọi anh/chị là gì ạ?
    .name-label = Tên gọi trong tổ
    .name-why = Tên này chỉ hiện trong báo cáo của tổ, ví dụ: chị Hoa.
    .keep-name = Ghi tên
    .shared = Máy dùng chung? Xong việc thì bấm “Ra khỏi trang” ở mục Thiết bị.

lead-nav = Các mục của trang
    .people = Tổ viên
    .households = Hộ
    .devices = Thiết bị
    .numbers = Số liệu
    .visits = Từng lượt

lead-period = Chọn tuần, tháng, ngày khác
    .week = Tuần này
    .last-week = Tuần trước
    .month = Tháng này
    .last-month = Tháng trước
    .quarter = Quý này
    .year = Năm nay
    .first = Từ ngày
    .last = Đến ngày
    .show = Xem
    .odd = Không có khoảng ngày đó. Ngày đầu phải trước ngày cuối. Dưới đây là số liệu tuần này.
lead-units = Đơn vị
    .households = Hộ
    .visits = Lượt
    .people = Người
    .online = Người được hướng dẫn dịch vụ công trực tuyến
    .active = Tổ viên có ghi lượt
    .days = Ngày công (mỗi người mỗi ngày)
lead-numbers = Số liệu
    .places = Nơi khác
    .totals = Tổng cộng
    .what = Chỉ tiêu
    .outcomes = Theo kết quả
    .chart =
        { $unit ->
            [day] { $visits } lượt, theo ngày
            [week] { $visits } lượt, theo tuần
           *[month] { $visits } lượt, theo tháng
        }
    .time = Thời gian
lead-rows = Danh sách lượt
    .total = { $visits } lượt.
    .all = Xem tất cả các lượt của kỳ này
    .pages = Các trang của danh sách
    .page = Trang { $page }/{ $pages }
    .newer = Mới hơn
    .older = Cũ hơn
lead-visit = Lượt #{ $id }
    .sua = ✅ Đã sửa. Bản cũ vẫn còn trong lịch sử.
    .bo = Đã bỏ khỏi sổ. Lượt này không còn được đếm.
    .nhu-cu = Không có gì thay đổi.
    .reason = Vì sao?
    .optional = (không bắt buộc)
    .other-reason = Lý do khác
    .why = Anh/chị chọn hoặc ghi một lý do (không quá 200 chữ) giúp tôi: đây là lượt của người khác.
    .how = Ngày chỉ đổi được trong { $days } ngày gần đây. Không ai được giúp thì số người là 0. Ô hộ để trống: không ghi hộ. Hẹn quay lại chỉ dùng khi chưa xong.
    .other-task = Việc khác của nhóm này
    .no-task = Không có việc đó. Anh/chị chọn lại giúp tôi.
    .no-household = Tổ không có hộ mang mã đó. Anh/chị xem lại mã hộ giúp tôi.
    .odd-due = Ngày hẹn phải sau hôm nay, trong vòng một năm.
    .keep = Ghi sửa
    .void-how = Lượt bị bỏ vẫn còn trong lịch sử, kèm lý do, nhưng không được đếm nữa.
lead-files = Tải về, gửi đi
    .png = Biểu đồ (ảnh)
    .xlsx = Tệp Excel
    .docx = Báo cáo Word
    .csv = CSV
    .json = JSON
    .txt = Văn bản
    .group = Chép để gửi nhóm (không có tên, không có mã hộ)
lead-people = Người trong tổ
    .since = từ { $day }
    .invitations = Mã mời
    .invite = Tạo mã mời mới
    .none = Chưa có mã mời nào đang dùng được.
    .moi = ✅ Đã tạo mã mời.
    .thu-hoi = ✅ Đã thu hồi. Không ai dùng được mã đó nữa.
    .go = ✅ Đã gỡ khỏi tổ. Quyền xem và ghi sổ hết ngay; các lượt đã ghi vẫn còn.
    .giao = ✅ Đã giao tổ.
    .code-how = Dùng được { $uses } người, đến hết ngày { $expires }. Người được mời mở trợ lý và gõ: tham gia { $code }
    .qr = Mã QR mở trang vào tổ
    .qr-how = Hoặc quét mã này bằng điện thoại, hay mở đường dẫn:
    .once = Mã chỉ hiện một lần ở đây. Chụp lại, hoặc gửi ngay cho người được mời.
lead-house = Hộ
    .find = Tìm hộ theo mã (H-012) hoặc vài chữ trong tên
    .find-button = Tìm
    .total = { $households } hộ
    .all = Xem tất cả
    .logged = Ai mở một hộ ra xem đều được ghi lại.
    .read-out = Đọc cho bà con nghe trước khi ghi
    .agreed = Đã đọc, và bà con đồng ý
    .ask-first = Chưa ghi gì: phải đọc cho bà con nghe, và bà con đồng ý đã. Anh/chị đánh dấu vào ô “bà con đồng ý”.
    .label = Tên gọi
    .label-how = Ví dụ: bà Lan, ngõ 5. Không ghi số điện thoại hay số giấy tờ ở đây.
    .alike = Tổ đã có hộ gần giống: { $households }. Cùng một nhà thì dùng “Gộp với hộ khác”.
    .other = Đây là nhà khác
    .keep = Ghi tên
    .keep-phone = Ghi số
    .more = Việc khác
    .other-code = Mã hộ kia (H-012)
    .from = Tính là một từ ngày nào? Các lượt trước ngày ấy giữ nguyên.
    .move = Chuyển { $household } sang tổ khác trong xã. Các lượt trước đó vẫn tính cho tổ anh/chị; tên, số và sổ đồng ý đi theo hộ. Tổ anh/chị sẽ không xem được hộ này nữa.
    .to-team = Tổ nào?
    .from-day = Từ ngày nào?
    .odd-move = Anh/chị chọn một tổ, và một ngày trong 31 ngày trở về đây.
    .ten = ✅ Đã ghi tên.
    .so = ✅ Đã ghi số điện thoại.
    .rut = ✅ Đã rút, và đã xóa ngay.
    .xoa = ✅ Đã xóa hẳn. Hộ này từ nay chỉ là một mã. Danh sách giấy, nếu có, anh/chị hủy giúp.
lead-devices = Thiết bị
    .what = Trang của anh/chị đang mở được ở những nơi này. Thấy máy lạ, hoặc mất máy: kết thúc ngay.
    .ended = ✅ Đã kết thúc. Máy đó không mở được trang nữa.
    .chat = Cuộc trò chuyện trên trang web
    .unknown = Trình duyệt khác
    .here = máy này
    .since = mở { $at }
    .used = dùng lần cuối { $at }
    .until = hết hạn { $day }
    .leave = Ra khỏi trang
    .end = Kết thúc
    .end-chat = Ngắt cuộc trò chuyện này
    .chat-how = Trình duyệt đó sẽ thành của một người dân: không ghi sổ, không xem trang được nữa. Muốn vào lại phải có mã mời mới, hoặc mã nối kênh từ nơi khác.
