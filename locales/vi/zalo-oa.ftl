# Những gì trang Zalo chính thức (Official Account) nói thêm, ngoài cuộc trò chuyện.
# no-file: thay cho tệp Excel; Zalo chỉ nhận tệp Word và ảnh.
zalo-oa = Zalo Official Account
    .no-file = (Zalo không nhận tệp Excel. Anh/chị mở trang web của bot để tải, hoặc lấy báo cáo Word hay biểu đồ.)
