# Lời của trợ lý với tổ viên và tổ trưởng về các hộ: tên gọi, điện thoại, đồng ý, xóa, gộp, chuyển.

# Đọc hoặc đưa cho bà con xem trước khi ghi tên lần đầu. Mười dòng. Sửa chữ nào thì đổi .version, để biết bà con đã nghe bản nào.
#   $team (chữ)   tên tổ
#   $months (số)  giữ bao lâu sau lượt giúp cuối
resident-privacy =
    Thưa bác, { $team } xin phép ghi tên gọi của nhà mình. Bác nghe giúp mười điều:
    1. Ghi gì: tên gọi để nhận ra nhà (ví dụ “bà Lan, ngõ 5”) và số điện thoại, nếu bác muốn cho.
    2. Để làm gì: lần sau đến đúng nhà, hẹn lại khi việc chưa xong. Không dùng vào việc khác.
    3. Không ghi số căn cước, mật khẩu, mã OTP, số thẻ, bệnh tật, ảnh giấy tờ, vị trí.
    4. Ai xem được: người trong { $team } (nhà chuyển sang tổ khác thì tổ ấy) và người giữ máy khi cần. Ai mở ra xem đều bị ghi lại.
    5. Tên và số được mã hóa, không đăng lên nhóm, không đưa ra ngoài. Báo cáo chỉ có con số.
    6. Giữ bao lâu: { $months } tháng sau lần giúp cuối, rồi tự xóa.
    7. Bác được xem, sửa, lấy một bản, rút lời đồng ý, hoặc bảo xóa hết, lúc nào cũng được.
    8. Cách làm: nói với bất kỳ ai trong tổ. Tổ trả lời trong 2 ngày làm việc.
    9. Nhà có người chưa đủ 18 tuổi: người lớn trả lời thay. Thấy sai, bác báo tổ trưởng hoặc xã.
    10. Bác không đồng ý thì tổ vẫn giúp như thường, chỉ ghi một mã số.
    .version = 2026-11-22
household-consent = Anh/chị đọc cho bà con nghe, rồi bấm câu trả lời của bà con.
    .yes = Bà con đồng ý
    .yes-words = đồng ý, có, vâng, dạ, được, ok
    .no = Không
    .no-words = không đồng ý, không cho, thôi, chưa
household-refused = Vâng. { $code } vẫn chỉ là một mã, và nhà ấy vẫn được giúp như thường.
name-household = Đặt tên cho hộ
    .words = đặt tên, ghi tên, tên hộ
household-label = Tổ gọi { $code } là gì ạ? Gõ tên gọi và ngõ, xóm hoặc số nhà, ví dụ: bà Lan, ngõ 5. Không gõ số điện thoại ở đây.
    .stop = Thôi
    .stop-words = để sau, bỏ qua, không, dừng
label-long = Tên dài quá, tối đa { $longest } chữ cái. Anh/chị gõ gọn lại giúp tôi, ví dụ: bà Lan, ngõ 5.
label-number = Trong tên không ghi số điện thoại hay số giấy tờ. Anh/chị gõ lại giúp tôi, ví dụ: bà Lan, ngõ 5.
label-empty = Tôi chưa thấy tên gọi. Anh/chị gõ ví dụ: bà Lan, ngõ 5.
label-like =
    Tổ đã có hộ gần giống “{ $label }”:
    { $households }
    Có phải cùng một nhà không ạ? Tôi không tự gộp.
    .other = Nhà khác
    .other-words = khác, không phải, hộ khác, nhà mới
    .same = Là { $code }
household-named = ✅ Đã ghi: { $household }.
household-phone = Bà con có cho số điện thoại để hẹn lại không? Nếu có, anh/chị gõ số. Không cho cũng không sao.
    .no = Không ghi số
    .no-words = không, thôi, bỏ qua, không cho
phone-odd = Số này chưa đúng. Anh/chị gõ lại số điện thoại Việt Nam, ví dụ: 0900 000 000; hoặc bấm “Không ghi số”.
household-phoned = ✅ Đã ghi số điện thoại của { $household }.
household-done = Vâng. Sau này gõ “hộ { $code }” để xem hoặc sửa.

## Tìm và xem

find-household = Anh/chị tìm hộ nào? Gõ mã (H-012) hoặc vài chữ trong tên; hoặc bấm hộ vừa giúp.
find-household-none = Tổ chưa có hộ nào mang tên đó. Anh/chị gõ mã, hoặc vài chữ khác.
find-household-which = Hộ nào ạ?
households-too-old = ℹ️ { $households } hộ quá thời hạn giữ đã tự trở lại thành mã trong 31 ngày qua; các con số giữ nguyên.
which-of-households = Có mấy hộ giống vậy. Hộ nào ạ?
household-card =
    🏠 { $household }
    { $lines }
    .phone = Điện thoại: { $phone }
    .no-label = Chưa đặt tên: hộ chỉ là một mã.
    .visits = { $visits } lượt, gần nhất { $last }
    .no-visits = Chưa có lượt nào
    .consent = Đồng ý ghi { $what }: { $day }, { $who } hỏi ({ $how })
    .withdrawn = Đã rút đồng ý ghi { $what }: { $day }
    .merged = Cùng là hộ: { $codes }
    .label = Sửa tên
    .label-words = đổi tên, sửa lại tên
    .phone-button = Số điện thoại
    .phone-button-words = điện thoại, sửa số, ghi số
    .withdraw = Rút đồng ý
    .withdraw-words = rút, không đồng ý nữa
    .looked = Ai đã xem
    .looked-words = ai xem, ai đã mở, nhật ký xem
    .more = Việc khác
    .more-words = khác, gộp, chuyển, xóa, tách
household-more = { $household }. Việc của tổ trưởng:
    .merge = Gộp với hộ khác
    .merge-words = gộp, gộp hộ
    .split = Tách ra
    .split-words = tách, tách hộ
    .move = Chuyển sang tổ khác
    .move-words = chuyển, chuyển tổ
    .copy = Lấy một bản
    .copy-words = sao, bản sao, xuất, xuất dữ liệu
    .erase = Xóa hẳn
    .erase-words = xóa, xóa hết
detail-label = tên gọi
detail-phone = số điện thoại
how-spoken = nói miệng
how-written = trên giấy
somebody = tổ viên
the-operator = người vận hành
household-copy =
    Dữ liệu của { $household } tại { $team }, ngày { $today }:
    { $lines }

    Các lượt hỗ trợ:
    { $visits }
    .more = … và { $more } lượt trước đó; tải đủ ở trang của tổ (gõ “trang tổ”).
household-looks =
    Ai đã mở { $code } (mới nhất trước):
    { $lines }
    .none = Chưa ai mở.
    .line = { $at } · { $who } · { $what }
look-shown = xem
look-named = ghi tên
look-phoned = ghi số điện thoại
look-copied = lấy một bản
look-withdrawn = rút đồng ý
look-merged = gộp
look-split = tách
look-moved = chuyển tổ
look-erased = xóa hẳn

## Rút đồng ý, xóa, gộp, tách, chuyển

change-withdraw = Rút đồng ý của { $household }: tên và số điện thoại bị xóa ngay, không lấy lại được. Các con số giữ nguyên.
    .yes = Rút và xóa
    .yes-words = rút, xóa, đồng ý, có
    .phone = Chỉ xóa số
    .phone-words = xóa số, số điện thoại
household-withdrawn = ✅ Đã rút. { $code } từ nay chỉ là một mã.
household-phone-withdrawn = ✅ Đã xóa số điện thoại của { $code }.
change-erase = Xóa hẳn thông tin của { $household }: tên, số điện thoại, sổ đồng ý, lý do sửa các lượt. Không lấy lại được. Mã và các con số giữ nguyên.
    .yes = Xóa hẳn
    .yes-words = xóa, đồng ý, có
household-erased = ✅ Đã xóa hẳn. { $code } từ nay chỉ là một mã. Các bản sao lưu cũ do người vận hành giữ vẫn còn đến khi bị xóa; danh sách giấy, nếu có, anh/chị hủy giúp.
change-stop = Thôi
    .words = không, để sau, giữ nguyên
change-merge = { $household } thật ra là hộ nào? Gõ mã hộ kia.
merge-same = Đó chính là hộ này. Anh/chị gõ mã hộ kia.
change-merge-when =
    Gộp { $household } vào { $into }. Tên và số giữ theo { $code }; gõ mã cũ vẫn tới { $code }.
    Từ ngày nào hai hộ tính là một? Các lượt trước ngày ấy giữ nguyên, để báo cáo đã gửi không đổi.
    .today = Từ hôm nay
    .today-words = hôm nay
    .monday = Từ thứ Hai tuần này
    .monday-words = thứ hai, đầu tuần, tuần này
household-merged = ✅ Đã gộp { $household } vào { $into }. { $visits } lượt nay thuộc { $into }.
household-merged-lead = Hai hộ này do nhiều người ghi. Anh/chị nhờ tổ trưởng gộp: gõ “hộ { $code }”, rồi “Việc khác”. Tôi chưa ghi tên.
recount = Số hộ { $period }: { $before } → { $after }
recount-none = Số hộ của tuần này, tháng này và kỳ trước không đổi.
change-split = Tách { $other } khỏi { $household }? Các lượt đã chuyển khi gộp trở về { $other }; lượt ghi sau đó ở lại.
    .yes = Tách ra
    .yes-words = tách, đồng ý, có
household-split = ✅ { $household } lại là một hộ riêng. { $visits } lượt trở về.
change-move = { $household } nay thuộc tổ nào? Bấm, hoặc gõ tên tổ. Chỉ chuyển được trong cùng xã.
move-none = Trong xã chưa có tổ nào khác.
move-unknown = Tôi không thấy tổ đó trong xã.
change-move-when =
    Chuyển { $household } sang { $team }. Các lượt trước đó vẫn tính cho tổ anh/chị; tên, số và sổ đồng ý đi theo hộ.
    Từ ngày nào? Bấm, hoặc gõ ngày (19/11).
household-moved = ✅ { $household } nay là { $code } của { $team }, từ { $day }. Tổ anh/chị không xem được nữa.
