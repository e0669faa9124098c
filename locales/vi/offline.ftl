# Lời của trang web khi điện thoại không có mạng.

web-offline =
    Máy đang không có mạng.
    Bác vẫn đọc được mọi hướng dẫn đã có trong máy. Câu hỏi hay lượt ghi sổ gửi lúc này sẽ nằm chờ ở đây, có mạng là tự gửi.
    .queued = ⏳ Chờ gửi. Có mạng là tự gửi; trước đó chưa có gì được ghi.
    .unsure = ⏳ Chưa nhận được trả lời, máy sẽ tự gửi lại. Không bị ghi hai lần.
    .too-old = Tin này chờ lâu quá, có thể đã được ghi rồi. Bác xem lại sổ trước khi gửi lại.
    .refused = Tin này không gửi được.
    .again = Gửi ngay
    .drop = Bỏ tin này
    .found = Trong máy có:
    .search = Tìm trong các hướng dẫn
    .none = Không thấy hướng dẫn nào có chữ đó.
    .newer = Trang có bản mới.
    .renew = Mở bản mới
    .elsewhere = Có tin đang chờ gửi.
    .open = Xem
