# Lời trong các tệp báo cáo: biểu đồ, bảng tính, văn bản; và lời hỏi muốn xuất dạng nào.

period-quarter = quý { $quarter }/{ $year }
period-year = năm { $year }

## Biểu đồ

# $unit (chữ)  ngày, tuần hay tháng
chart-visits = { $visits } lượt hỗ trợ theo { $unit }
    .day = ngày
    .week = tuần (ghi ngày đầu)
    .month = tháng
    .weekdays = T2, T3, T4, T5, T6, T7, CN
    .number = { $number }
    .other = Nhóm việc khác
chart-households = Số hộ được giúp
    .now = Kỳ này
    .before = Kỳ trước

## Bảng tính

sheet-summary = Tổng hợp
    .of-team = Kết quả của { $team }
    .of-commune = Kết quả của { $team }, { $commune }
    .days = Từ ngày { $first } đến ngày { $last }
    .indicator = Chỉ tiêu
    .unit = Đơn vị
    .change = Tăng, giảm
sheet-topics = Theo nhóm việc
    .topic = Nhóm việc
sheet-guides = Theo hướng dẫn
    .guide = Hướng dẫn
    .no-guide = Việc khác, không theo hướng dẫn nào
sheet-volunteers = Theo tổ viên
    .volunteer = Tổ viên
sheet-places-commune = Theo tổ
sheet-places-province = Theo xã, phường
sheet-places =
    .commune = Tổ
    .province = Xã, phường
sheet-active = Ngày hoạt động
    .number = STT
    .count = Số ngày
    .days = Các ngày
    .signed = Ký nhận
sheet-active-days = Từng ngày
    .day = Ngày
sheet-visits = Lượt hỗ trợ
    .outcome = Kết quả
    .mode = Hình thức
sheet-page = Trang
sheet-units =
    .households = Số hộ
    .visits = Số lượt
    .people = Số người
mode-home = tại nhà
mode-community-house = nhà văn hóa
mode-service-centre = trung tâm hành chính công
mode-phone = qua điện thoại

## Văn bản theo Nghị định 30/2020/NĐ-CP (luôn bằng tiếng Việt)

letter-period-week = tuần { $week } năm { $year }
letter-period-month = tháng { $month } năm { $year }
letter-period-quarter = quý { $quarter } năm { $year }
letter-period-year = năm { $year }
letter-period-days = từ ngày { $first } đến ngày { $last }
letter-days = từ ngày { $first } đến ngày { $last }
letter-commune = xã/phường …………
letter-province = tỉnh, thành phố …………
letter-table =
    .number = TT
    .visits-before = Số lượt kỳ trước

## Xuất báo cáo trong khung chat

export = Xuất số liệu { $period } ở dạng nào ạ?
    .open = Xuất báo cáo
    .open-words = xuất, tải, tải về, gửi báo cáo
    .chart = Biểu đồ
    .chart-words = hình, ảnh, tranh
    .chart-made = 📊 Biểu đồ { $period }
    .sheet = Tệp Excel
    .sheet-words = excel, bảng tính, xlsx
    .sheet-made = 📗 Bảng tính { $period }. Có danh sách ngày hoạt động để làm chế độ; không có mã hộ nào trong tệp.
    .area-sheet-made = 📗 Bảng tính { $period }. Có số của từng nơi; không có mã hộ nào trong tệp.
    .table-made = 🗂 Tệp CSV { $period }, cho phần mềm khác đọc. Không có mã hộ nào trong tệp.
    .data-made = 🗂 Tệp JSON { $period }, cho phần mềm khác đọc. Không có mã hộ nào trong tệp.
    .letter = Báo cáo Word
    .letter-words = word, văn bản, docx
    .letter-made = 📘 Báo cáo { $period }. Anh/chị đọc lại các chỗ ghi [đề xuất], sửa hoặc xóa, rồi mới ký.
    .copy = Chép để gửi nhóm
    .copy-words = chép, gửi nhóm, sao chép
    .numbers = Xem lại số liệu
    .numbers-words = số liệu, quay lại
group-text = 📣 { $team }, { $period }
    .before = • Kỳ trước: { $units }
    .topics = • Nhiều nhất: { $topics }
    .topic = { $topic } { $visits } lượt
    .online = • Hướng dẫn dịch vụ công trực tuyến: { $people } người
    .thanks = • { $volunteers } tổ viên cùng làm. Cảm ơn cả tổ!
