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
week-more = Bấm để lấy tệp, hoặc mở số liệu ra từng lượt. Gõ “báo cáo tuần trước” lúc nào cũng được.
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

## Người trong tổ

which-team = Tổ nào ạ?
joined-coordinator =
    ✅ Anh/chị là điều phối của { $team }.
    Gõ “báo cáo” để xem số liệu cộng của các tổ, và mở số liệu từng tổ (không có mã hộ). Sáng thứ hai tôi tự gửi số liệu tuần trước.
role-coordinator = điều phối
join-same = Mã này là của chính anh/chị. Gõ mã ở kênh kia (ứng dụng khác, máy khác) nhé.
# Gửi cho tổ trưởng; người mới chưa cho biết tên thì đọc câu thứ hai.
told-joined = 🔔 { $name } vừa vào { $team }. Gõ “tổ viên” để xem; không đúng người thì gỡ được ngay.
told-somebody-joined = 🔔 Có người vừa vào { $team } bằng mã mời. Gõ “tổ viên” để xem; không đúng người thì gỡ được ngay.
told-named = 🔔 Người vừa vào tổ là { $name }.
# $people (số)
members = 👥 { $team }: { $people } người
member-line = { $name } · { $role } · từ { $since }
member-remove = Gỡ khỏi tổ
    .words = gỡ, xóa, cho ra
member-remove-sure = Gỡ { $name } khỏi { $team }? Quyền xem và ghi sổ hết ngay; các lượt đã ghi vẫn còn.
member-remove-done = Đã gỡ { $name } khỏi { $team }. Mã mời đang còn hạn thì thu hồi ở “mã mời”.
member-hand-over = Giao làm tổ trưởng
    .words = giao, bàn giao, giao tổ
member-hand-over-sure = Giao { $team } cho { $name }? Sổ, hộ và báo cáo giữ nguyên; anh/chị thành tổ viên.
member-hand-over-done = Đã giao { $team } cho { $name }. Cảm ơn anh/chị đã dẫn dắt tổ!
member-back = Quay lại
    .words = thôi, không, về danh sách
# Nối hai kênh của một người.
link-code =
    Mã nối kênh của anh/chị:

    { $code }

    Mở trợ lý ở kênh kia và gõ mã này trong 10 phút. Sau đó hai nơi là một người. Đừng đưa mã cho ai.
linked = ✅ Đã nối: ở đây anh/chị cũng là { $name } ({ $places }).
linked-elsewhere = 🔔 Một kênh nữa vừa được nối với anh/chị bằng mã nối kênh. Nếu không phải anh/chị làm, báo ngay tổ trưởng.

## Số liệu trong khung chat

which-place = Số liệu của nơi nào ạ? Bấm, hoặc gõ tên.
# $period (chữ)
places-below = Mở số liệu { $period } của nơi nào? Bấm, hoặc gõ tên.
report-below = Mở từng nơi
    .words = từng tổ, từng xã, các tổ, mở
period-earlier = Kỳ trước
    .words = trước, lùi
period-later = Kỳ sau
    .words = sau, tiếp
rows = Xem từng lượt
    .words = từng lượt, các lượt, xem lượt, chi tiết
rows-which = Xem những lượt nào ạ?
rows-all = Tất cả
    .words = hết, toàn bộ
rows-topic = Theo nhóm việc
    .words = nhóm việc, việc
rows-outcome = Theo kết quả
    .words = kết quả, chưa xong
rows-volunteer = Theo tổ viên
    .words = tổ viên, người ghi
rows-others = Hộ, câu hỏi…
rows-household = Từng hộ
    .words = hộ, các hộ, theo hộ
rows-question = Câu hỏi
    .words = các câu hỏi, câu hỏi chưa có hướng dẫn
rows-back = Về số liệu
    .words = quay lại, số liệu, thôi
# $visits (số), $period (chữ)
rows-head = 🔎 { $visits } lượt, { $period }
# $id (số)  số của một lượt
# $households (số), $period (chữ)
rows-households = 🏠 { $households } hộ, { $period }
# $code (chữ)  H-012
rows-households-how = Gõ mã hộ ({ $code }) để xem các lượt của hộ ấy.
# $questions (số), $period (chữ)
rows-questions = ❓ { $questions } câu hỏi chưa có hướng dẫn, { $period } (không ghi ai hỏi)
rows-how = Gõ “#{ $id }” để mở một lượt: sửa, bỏ, xem lịch sử.

## Ghi sổ: thêm việc, hẹn quay lại, hội trường

which-task-more = Việc gì nữa cho { $household } ạ?
by-topic = Theo nhóm việc
    .words = nhóm việc, không có hướng dẫn, việc khác
which-topic = Việc thuộc nhóm nào ạ?
return = Khi nào anh/chị quay lại? Bấm, hoặc gõ ngày (27/11, thứ sáu).
    .in-1 = Mai
    .in-1-words = ngày mai
    .in-3 = 3 ngày nữa
    .in-3-words = ba ngày nữa
    .in-7 = Tuần sau
    .in-7-words = một tuần nữa, 7 ngày nữa
    .none = Chưa hẹn
    .none-words = chưa, không hẹn, không, bỏ hẹn
return-odd = Ngày quay lại phải sau hôm nay và trong vòng ba tháng ạ.
due = 🔔 Đã hẹn: { $visit }.
not-due = Vâng, không hẹn ngày: { $visit }.
returns-mine = 🔔 Các lượt anh/chị hẹn quay lại:
returns-none = Anh/chị không có hẹn quay lại nào. Khi ghi một lượt “chưa xong”, tôi sẽ hỏi ngày hẹn.
returns-change = Đổi hẹn { $visit }
overdue = ⏰ { $team }: quá hẹn { $visits } lượt
overdue-none = { $team } không có lượt nào quá hẹn.
hall-task = 🏛 Buổi ở hội trường: tối nay giúp việc gì ạ? Gõ ngắn gọn, hoặc bấm.
hall = 🏛 Buổi này: { $households } hộ · { $visits } lượt · { $people } người
hall-how = Gõ mã hộ (H-012 2 người), nhiều mã một lúc, hoặc chỉ số người (12 người). Xong thì gõ “kết thúc”.
hall-change = Đổi việc
    .words = việc khác
hall-end = Kết thúc
    .words = hết, xong, thôi
hall-over =
    { $sums }
    ✅ Đã kết thúc buổi ở hội trường. Mọi lượt đã nằm trong sổ.

## Một lượt trong sổ

no-such-visit = Không có lượt #{ $id }.
visit-voided = (đã bỏ)
visit-void = Bỏ khỏi sổ
    .words = bỏ, xóa
visit-history = Lịch sử
    .words = lịch sử lượt, xem lịch sử
history = 🕓 Lịch sử lượt #{ $id }
history-entry = ghi: { $visit }
history-voided = bỏ khỏi sổ
history-same = lưu lại, không đổi gì
history-why = vì: { $reason }
operator = người vận hành
# Tổ trưởng sửa lượt của tổ viên.
reason =
    { $visit }
    Lượt này của tổ viên khác. Anh/chị sửa vì sao ạ? Bấm, hoặc gõ lý do.
    .mistake = Ghi nhầm
    .twice = Ghi trùng
    .volunteer = Tổ viên báo lại
    .stop = Thôi, giữ nguyên
    .stop-words = thôi, giữ nguyên, không

## Ảnh mã mời, để in khổ A5 hoặc gửi nhóm

# Dưới ảnh, trong khung chat.
invitation-poster =
    🖨 Ảnh mã mời vào { $team }. In khổ A5, hoặc chuyển tiếp cho người được mời.
    Mã gõ tay: { $code }
poster-title = Mời vào { $team }
poster-volunteer = Cùng tổ công nghệ số cộng đồng giúp bà con dùng dịch vụ trên điện thoại.
poster-lead = Dành cho tổ trưởng.
poster-coordinator = Dành cho điều phối.
# Khi mã QR mở được một địa chỉ.
poster-scan = Mở máy ảnh điện thoại, quét mã ở trên.
    Hoặc mở Sổ Tay Số, gõ “tham gia” và mã này:
# Khi không có địa chỉ nào mở được từ xa.
poster-open = Mở Sổ Tay Số, gõ “tham gia” và mã này:
# Trong mã QR khi không có địa chỉ.
poster-typed = tham gia { $code }
poster-valid = Dùng được { $uses } người, đến hết ngày { $expires }.
poster-safe = Trợ lý không bao giờ hỏi mật khẩu, mã OTP hay số căn cước.
