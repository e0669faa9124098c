# Lời của trợ lý với bà con. Bà con là “bác”, trợ lý là “tôi”.

# Lời đầu tiên ai cũng đọc. Ba câu hỏi thử là ba nút bên dưới.
welcome =
    Chào bác! Tôi là Sổ Tay Số, chỉ từng bước cách dùng VNeID, dịch vụ công, trả tiền qua điện thoại và tránh lừa đảo.

    Tôi không bao giờ hỏi mật khẩu, mã OTP hay số căn cước.

    Bác cứ gõ câu hỏi như nói chuyện, không cần dấu; hoặc gõ “danh mục” để chọn. Ví dụ:
# Tổ viên mở lại.
#   $team (chữ)  tên tổ
welcome-back =
    Chào anh/chị ở { $team }! Gõ câu hỏi của bà con để tìm hướng dẫn, hoặc:
    • “ghi” – ghi một lượt hỗ trợ
    • “tuần của tôi” – các lượt đã ghi
    • “trợ giúp” – mọi việc tôi làm được
menu = Bác cần giúp việc gì ạ? Cứ gõ câu hỏi, hoặc bấm một câu dưới đây.
menu-volunteer = Anh/chị cần tìm gì? Gõ câu hỏi của bà con, “ghi” để ghi sổ, “tuần của tôi” để xem lại.
help =
    Cách dùng Sổ Tay Số:
    • Gõ việc bác cần, như nói chuyện: “quên mật khẩu vneid”.
    • Mỗi lần một bước. Bấm nút, hoặc gõ số, hoặc gõ chữ trên nút.
    • “quay lại”, “thôi”, “bị kẹt”: lúc nào cũng dùng được.
    • “danh mục”: xem tất cả các việc. “menu”: về đầu. “ngôn ngữ”: đổi tiếng Việt, tiếng Anh.
    • Có mã mời vào tổ? Gõ “tham gia” và mã.
    Tôi chỉ trả lời từ các hướng dẫn đã kiểm tra, có nguồn và ngày.
help-volunteer =
    Dành cho tổ viên:
    • Xong một hướng dẫn, bấm mã hộ là đã ghi sổ.
    • “ghi”: ghi một lượt. Gõ gọn một dòng cũng được: “ghi H-012 quên mật khẩu vneid 2 người hôm qua”.
    • “hoàn tác”: bỏ lượt vừa ghi. “sửa”: sửa lượt vừa ghi.
    • “tuần của tôi”: các lượt trong tuần.
    • “hộ H-012”, “hộ bà Lan”: xem, đặt tên, sửa, rút đồng ý. Bà con đồng ý rồi mới ghi tên.
help-lead =
    Dành cho tổ trưởng:
    • “báo cáo”: số liệu tuần này. “báo cáo tuần trước”, “báo cáo 16/11”: tuần khác.
    • “mời”: tạo mã mời tổ viên. “mã mời”: xem và thu hồi mã.
    • “hộ H-012”, rồi “Việc khác”: gộp, tách, chuyển tổ, lấy một bản, xóa hẳn. “Ai đã xem”: nhật ký xem.
    • “trang tổ”: xem và sửa mọi thứ trên một trang web, tiện khi có máy tính.
stopped = Vâng, ta dừng ở đây. Bác cần việc gì nữa, cứ gõ câu hỏi.
ask-again = Vâng. Bác thử nói lại bằng câu khác giúp tôi nhé.
glad = Tốt quá! Bác cần việc gì nữa, cứ gõ câu hỏi.
sorry = Tiếc quá. Bác xem có đúng chỗ vướng dưới đây không:

language-name = Tiếng Việt
language-which = Bác muốn dùng tiếng nào? / Which language?

## Tìm hướng dẫn

which-guide = Bác cần việc nào dưới đây ạ?
    .none = Không có việc tôi cần
    .none-words = không, không có, khác, không phải
unknown =
    Tôi chưa có hướng dẫn cho việc này, nên không dám chỉ bừa. Tôi đã ghi lại câu hỏi (không ghi tên bác) để tổ bổ sung.
    Bác có thể hỏi tổ công nghệ số gần nhà, hoặc gọi Tổng đài dịch vụ công quốc gia 1800 1096.
unknown-here = Việc này tôi chưa có hướng dẫn; tôi đã ghi lại câu hỏi (không ghi tên bác). Ta vẫn đang ở đây:
# Thủ tục có thật mà sổ chưa có hướng dẫn: nói tên, mã, chỗ tra, không chỉ bừa.
#   $name, $code (chữ)
unknown-procedure =
    Tôi chưa có hướng dẫn cho việc này, nên không dám chỉ bừa. Tôi đã ghi lại câu hỏi (không ghi tên bác) để tổ bổ sung.
    Nghe giống thủ tục “{ $name }” (mã { $code }).
    Bác tra mã đó trên Cổng Dịch vụ công quốc gia dichvucong.gov.vn, hoặc gọi tổng đài 1800 1096.

## Lời không hỏi việc gì (nhận ra nhờ guides/lexicon/tro-chuyen.yaml)

talk-greeting = Chào bác! Bác cần làm việc gì trên điện thoại hay giấy tờ, cứ gõ cho tôi.
talk-thanks = Dạ, không có gì ạ. Bác cần việc gì nữa cứ gõ nhé.
talk-goodbye = Chào bác ạ. Khi nào cần, bác cứ nhắn lại.
talk-who = Tôi là Sổ Tay Số, một chương trình trả lời tự động, không phải người. Tôi chỉ từng bước việc VNeID, dịch vụ công, trả tiền qua điện thoại và tránh lừa đảo.
talk-insult = Tôi xin lỗi vì làm bác bực mình. Bác gõ lại việc cần làm bằng vài chữ, tôi tìm lại cho ạ.
talk-laugh = 😊 Bác cần việc gì cứ gõ cho tôi nhé.
talk-number = Tôi chỉ thấy một con số, chưa rõ bác cần việc gì. Bác gõ thêm vài chữ nhé.
talk-code = Nếu đây là mã hồ sơ, bác tra ở Cổng Dịch vụ công quốc gia dichvucong.gov.vn. Gõ “tra cứu hồ sơ”, tôi chỉ từng bước.
talk-where = Bác chưa mở hướng dẫn nào. Bác gõ việc cần làm nhé.
talk-stuck = Bác đang vướng ở việc gì ạ? Gõ tên việc giúp tôi, ví dụ “vneid báo lỗi”.

## Danh mục

# Mỗi trang bốn nhóm, hoặc bốn hướng dẫn, và nút xem tiếp.
topics = Danh mục. Bác chọn nhóm việc:
    .most-used = Hay dùng nhất
    .more = Xem tiếp ({ $page }/{ $pages })
    .more-words = tiếp, tiếp tục, xem tiếp, xem thêm, nữa, còn nữa
# $topic (chữ), $guides (số)
topic = { $topic }: { $guides } hướng dẫn. Bác chọn một việc, hoặc gõ “danh mục” để về đầu.

## Trang đầu của một hướng dẫn

# Dòng đầu.
#   $title (chữ), $steps (chữ: “5 bước” hoặc “tối đa 8 bước”), $minutes (số; 0 = chưa rõ)
guide-page =
    { $minutes ->
        [0] 📘 { $title } · { $steps }
       *[other] 📘 { $title } · { $steps } · khoảng { $minutes } phút
    }
    .steps = { $steps } bước
    .most-steps = tối đa { $steps } bước
    .start = Bắt đầu
    .start-words = bat dau nao, ok, được, có, đúng rồi, tiếp, tiep tuc, bước tiếp, vâng, ừ, dạ
    .not-this = Không phải việc này
    .not-this-words = không phải, không, sai rồi, khác, quay lại
    .prepare = Chuẩn bị:
    .fee = Phí: { $fee }
    .local = 📍 Ở xã mình: { $local }
    .partial = ℹ️ Có phần chưa chắc: { $caveat }
    .source =
        { $more ->
            [0] Nguồn: { $publisher }. Kiểm tra ngày { $checked }.
           *[other] Nguồn: { $publisher } và { $more } nguồn khác. Kiểm tra ngày { $checked }.
        }
    .stale = ⚠️ Hướng dẫn này đã lâu chưa kiểm tra lại (từ { $checked }), màn hình có thể khác.
    .untranslated = (Hướng dẫn này chỉ có tiếng Việt.)
guide-gone = Hướng dẫn này vừa được thay đổi. Bác gõ lại câu hỏi giúp tôi nhé.
# Khi hỏi sang việc khác giữa chừng.
paused = (Ta tạm rời “{ $title }”. Gõ “tiếp tục” để quay lại đó.)
which-phone = Điện thoại của bác là loại nào ạ?
    .android = Samsung, Oppo… (Android)
    .android-words = android, samsung, oppo, xiaomi, vivo, realme, nokia, máy android
    .iphone = iPhone
    .iphone-words = ip, apple, táo, ai phôn, máy iphone
    .unknown = Tôi không rõ
    .unknown-words = không rõ, không biết, khác

## Từng bước

#   $number (số), $total (số; 0 = hướng dẫn rẽ nhánh, không đếm trước được), $title (chữ)
step =
    { $total ->
        [0] Bước { $number } · { $title }
       *[other] Bước { $number }/{ $total } · { $title }
    }
    .next = Bước tiếp
    .next-words = tiếp, tiếp tục, tiếp theo, xong, xong rồi, rồi, ok, oke, được rồi, đã xong, làm rồi, next
    .finish = Xong rồi ✅
    .finish-words = xong, xong rồi, rồi, ok, oke, được rồi, tiếp, tiếp tục, bước tiếp
    .back = Quay lại
    .back-words = lui, lùi lại, trở lại, bước trước, back, quay lui
    .stop = Thôi
    .stop-words = dừng, dừng lại, nghỉ, thoát, hủy, không làm nữa, stop
    .stuck = Tôi bị kẹt
    .stuck-words = kẹt, bị kẹt, không được, chưa được, không thấy, không thấy nút, không có nút đó, bị lỗi, lỗi, khó quá, giúp
    .phone = Máy tôi khác
    .phone-words = máy khác, máy tôi khác, điện thoại khác, máy tui khác
    .warning-line = ⚠️ { $warning }
stuck = Không sao, ta xem lại bước này:
    .back = Quay lại bước này
    .back-words = quay lại, quay lai, thử lại, tiếp, tiếp tục, ok
problem =
    ❓ { $problem }
    → { $fix }
turn-to = 📞 Vẫn vướng: { $turn_to }
done =
    🎉 Hết các bước rồi.
    { $done }
did-it-work = Bác làm được chưa ạ?
    .yes = Được rồi
    .yes-words = được, rồi, có, xong, ok, cảm ơn
    .no = Chưa được
    .no-words = chưa, không, không được, lỗi

## Khi tin nhắn không dùng được

not-understood = Tôi chưa hiểu ý bác.
old-button = Nút đó của tin cũ rồi ạ. Ta đang ở đây:
got-picture = Tôi chưa xem được ảnh ạ, và không lưu ảnh nào. Bác gõ bằng chữ giúp tôi nhé.
got-voice = Tôi chưa nghe được tin thoại ạ. Bác gõ bằng chữ giúp tôi nhé, không cần dấu.
got-location = Tôi không cần biết bác đang ở đâu, và không lưu vị trí. Bác gõ việc cần hỏi giúp tôi nhé.
got-other = Tôi chỉ đọc được chữ ạ. Bác gõ câu hỏi giúp tôi nhé.
got-nothing = Tôi chưa thấy câu hỏi nào. Bác gõ việc cần giúp nhé, không cần dấu.
got-id-number = ⚠️ Bác đừng gửi số căn cước (CCCD) cho ai trong tin nhắn, kể cả tôi. Tôi không lưu tin này. Bác xóa tin đó đi nhé, rồi gõ việc cần hỏi, không cần số.
got-card = ⚠️ Bác đừng gửi số thẻ ngân hàng cho ai trong tin nhắn, kể cả tôi. Tôi không lưu tin này. Bác xóa tin đó đi nhé.
got-code = ⚠️ Bác đừng gửi mã OTP hay mã xác nhận cho ai, kể cả tôi. Tôi không lưu tin này. Nếu có người đang hỏi mã của bác, đó là lừa đảo: bác dừng lại và gọi ngân hàng.
got-password = ⚠️ Bác đừng gửi mật khẩu cho ai, kể cả tôi. Tôi không lưu tin này. Bác nên đổi mật khẩu đó đi.
too-long = Tin dài quá, tôi đọc không xuể ạ. Bác viết lại một hai câu giúp tôi nhé: bác cần làm việc gì?
not-allowed = Việc này anh/chị không có quyền làm với tổ đó. Nếu cần, hỏi tổ trưởng giúp nhé.
# Lỗi của chúng tôi.
#   $code (chữ)  mã để người vận hành tìm
something-broke = Xin lỗi, tôi vừa gặp trục trặc (mã { $code }). Chưa có gì bị ghi. Bác gửi lại giúp tôi sau một lát nhé.
