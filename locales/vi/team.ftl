# Lời của trợ lý với tổ viên và tổ trưởng: “anh/chị”.

## Vào tổ

join-code = Anh/chị gõ mã mời (tám chữ và số, ví dụ ABCD-EFGH).
join-later = Để sau
    .words = sau, thôi, không
join-unknown = Mã này không đúng. Anh/chị xem lại từng chữ giúp tôi, hoặc xin tổ trưởng mã khác.
join-expired = Mã này đã hết hạn. Anh/chị xin tổ trưởng mã mới nhé.
join-used = Mã này đã dùng hết lượt. Anh/chị xin tổ trưởng mã mới nhé.
join-revoked = Mã này đã bị thu hồi. Anh/chị xin tổ trưởng mã mới nhé.
join-wait = Thử sai nhiều lần quá. Anh/chị đợi 15 phút rồi gõ lại mã nhé.
joined-volunteer =
    ✅ Chào mừng anh/chị vào { $team }!
    Cứ hỏi như bà con hỏi. Xong một hướng dẫn, bấm mã hộ là đã ghi sổ. Gõ “trợ giúp” để xem mọi việc.
joined-lead =
    ✅ Anh/chị là tổ trưởng của { $team }.
    Gõ “mời” để mời tổ viên, “báo cáo” để xem số liệu tuần. Gõ “trợ giúp” để xem mọi việc.
your-name = Tổ gọi anh/chị là gì ạ? Tên này chỉ hiện trong báo cáo của tổ. (Ví dụ: chị Hoa)
name-odd = Tên chỉ gồm chữ, dài không quá { $longest } chữ cái. Anh/chị gõ lại giúp tôi nhé.
named = Vâng, { $name }. Anh/chị cần gì cứ gõ.
role-volunteer = tổ viên
role-lead = tổ trưởng
invitation =
    Mã mời tổ viên vào { $team }:

    { $code }

    Dùng được { $uses } người, đến hết ngày { $expires }. Người được mời mở trợ lý này và gõ: tham gia { $code }
    .poster = Ảnh QR để in
    .poster-words = qr, mã qr, ảnh qr, in, ảnh
    .revoke = Thu hồi mã này
    .ok = Xong
    .ok-words = ok, được, thôi, đóng
    .revoke-that = Thu hồi mã { $number }
    .line = mã { $role } · còn { $uses } lượt · đến { $expires }
invitations = Mã mời đang dùng được của { $team }:
no-invitations = Tổ chưa có mã mời nào đang dùng được. Gõ “mời” để tạo mã.
revoked = Đã thu hồi. Không ai dùng được mã đó nữa.
only-leads = Việc này dành cho tổ trưởng ạ.

## Ghi sổ

which-household = Ghi vào sổ cho hộ nào ạ? Bấm, hoặc gõ mã hộ (H-012).
    .new = Hộ mới
    .new-words = mới, hộ khác, mở hộ mới, thêm hộ
    .no = Không ghi
    .no-words = không, thôi, bỏ qua, khỏi ghi
    .keep = Giữ như cũ
    .keep-words = không, thôi, giữ, giữ nguyên
which-household-first = Ghi vào sổ cho hộ nào ạ? Tổ chưa có hộ nào: bấm “Hộ mới”, tôi đặt mã cho.
no-such-household = Tổ chưa có hộ { $code }. Anh/chị chọn hộ khác, hoặc mở hộ mới.
stopped-short = Ta dừng ở đây. Nếu ghi, tôi ghi là “chưa xong”.
which-task = Anh/chị giúp việc gì ạ? Gõ ngắn gọn, ví dụ: quên mật khẩu vneid.
which-task-of = Việc nào ạ?
no-such-task = Tôi không tìm ra việc đó. Anh/chị gõ cách khác, hoặc tên nhóm việc: VNeID, Dịch vụ công, Thanh toán…
only-topic = Việc khác về { $topic }
# $visit (chữ)  H-012 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
logged = ✅ Đã ghi: { $visit }.
    .undo = Hoàn tác
    .undo-words = hoan tac, bỏ, xóa, nhầm, ghi nhầm
    .correct = Sửa
    .correct-words = sửa lại, đổi
    .add = Thêm việc cho hộ này
    .add-words = thêm việc, việc nữa, việc khác, thêm
corrected = ✅ Đã sửa: { $visit }.
undone = Đã bỏ khỏi sổ: { $visit }.
    .again = Ghi lại
    .again-words = ghi lại như cũ, khôi phục
undone-already = Lượt vừa ghi đã bỏ rồi. Muốn bỏ lượt khác: gõ “tuần của tôi”, rồi gõ số của lượt (#41).
nothing-to-undo = Không có lượt nào vừa ghi để bỏ hay sửa.
not-logged = Vâng, không ghi. Anh/chị cần gì nữa cứ gõ.
nothing-changed = Vâng, giữ nguyên như cũ.
no-household = không có hộ
people = { $people } người
visits = { $visits } lượt
today = hôm nay
outcome-done = xong
outcome-unfinished = chưa xong
outcome-referred = chuyển lên xã
outcome-nobody-home = không có ai ở nhà
outcome-declined = không nhận giúp
line-people = Một lượt ghi từ 1 đến 99 người. Anh/chị xem lại số người giúp tôi nhé.
line-day = Ngày này không ghi được: chỉ ghi từ hôm nay trở về 31 ngày trước. Anh/chị xem lại ngày nhé.
line-household = Có hai mã hộ trong một dòng. Mỗi dòng chỉ ghi một hộ ạ.
correct-what =
    { $visit }
    Anh/chị sửa gì ạ? Bấm, hoặc gõ (3 người, hôm qua, vắng nhà).
    .field = Sửa khác
    .field-words = khác
    .people = Số người
    .people-words = người
    .outcome = Kết quả
    .outcome-words = xong hay chưa
    .day = Ngày
    .day-words = ngày khác
    .household = Hộ
    .household-words = mã hộ, hộ khác
    .task = Việc
    .task-words = việc khác, hướng dẫn
    .mode = Hình thức
    .mode-words = ở đâu, cách giúp
    .more = Hộ hoặc việc
    .more-words = khác, thêm
    .due = Hẹn quay lại
correct-likely = Có { $people } người
correct-mode = Giúp ở đâu ạ?
correct-people = Mấy người ạ? Bấm, hoặc gõ số.
correct-outcome = Kết quả thế nào ạ?
correct-day = Ngày nào ạ? Bấm, hoặc gõ ngày (19/11).
    .back-0 = Hôm nay
    .back-1 = Hôm qua
    .back-2 = Hôm kia

## Số liệu

units = { $households } hộ · { $visits } lượt · { $people } người
period-week = tuần { $first } – { $last }
period-month = tháng { $month }
period-days = { $first } – { $last }
report-head = 📊 { $team }, { $period }
    .volunteers = Theo tổ viên
    .volunteers-words = tổ viên
    .total = Theo nhóm việc
    .total-words = tổng, nhóm việc
    .earlier = Tuần trước
    .earlier-words = trước
    .later = Tuần sau
    .later-words = sau
report-total =
    { $households } hộ (kỳ trước { $households_before })
    { $visits } lượt (kỳ trước { $visits_before })
    { $people } người (kỳ trước { $people_before })
report-topics = Theo nhóm việc:
report-outcomes = Kết quả:
report-volunteers = Theo tổ viên:
report-unanswered = Câu hỏi chưa có hướng dẫn: { $questions }
report-empty = Chưa có lượt nào được ghi trong thời gian này.
unnamed = Tổ viên số { $number }
my-week = 🗒 Anh/chị, { $period }
    .more = … và { $more } lượt trước đó.
