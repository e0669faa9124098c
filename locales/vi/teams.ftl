# Lời về tổ, xã, tỉnh: số liệu nhiều kỳ, báo cáo gửi sáng thứ hai, hẹn quay lại. Với tổ viên, tổ trưởng, điều phối: “anh/chị”.

# $due (chữ)  27/11
due-on = hẹn quay lại { $due }

## Báo cáo gửi sáng thứ hai

# $place (chữ), $period (chữ)
week-empty =
    📊 { $place }, { $period }
    Tuần này tổ chưa ghi lượt nào. Không sao ạ: có khi bận mùa, có khi quên ghi. Lượt của 31 ngày qua vẫn ghi thêm được, ví dụ: ghi H-012 vneid thứ năm.
week-empty-area =
    📊 { $place }, { $period }
    Tuần này chưa tổ nào ghi lượt hỗ trợ.
# Gõ tiếp được gì.
week-more = Gõ “báo cáo tuần trước” để xem lại và mở từng lượt.
# $visits (số)
week-late = Ghi thêm cho những tuần đã báo cáo: { $visits } lượt
week-changed = Đã sửa hoặc bỏ sau khi báo cáo: { $visits } lượt
# $more (số)
rows-more = … và { $more } lượt nữa.
report-places = Từng nơi:

## Hẹn quay lại

returns-today = 🔔 Hôm nay anh/chị hẹn quay lại { $visits } lượt:
returns-how = Xong rồi thì ghi một lượt mới cho hộ đó; đổi ngày thì gõ “hẹn”.
overdue-days = quá hẹn { $days } ngày
