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
    .visits-before = Lượt kỳ trước
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
    .how = Ngày chỉ đổi được trong { $days } ngày gần đây. Không ai được giúp thì số người là 0.
    .keep = Ghi sửa
    .void-how = Lượt bị bỏ vẫn còn trong lịch sử, kèm lý do, nhưng không được đếm nữa.
