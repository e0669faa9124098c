# Trang của tổ: tổ viên, tổ trưởng, điều phối xem và sửa trên trang web. “anh/chị”.

## Mở trang

page-link =
    🔑 Đường dẫn mở trang của anh/chị, dùng một lần, trong 10 phút.
    Mở ra rồi bấm “Mở trang”. Đừng gửi cho ai: ai mở trước là vào được.
page-off = Máy chủ này chưa bật trang web. Anh/chị hỏi người vận hành giúp tôi nhé.
