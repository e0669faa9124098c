"""An empty guide to fill in, with a word on every key."""

from datetime import date
from string import Template

# Untouched it does not pass the check: G12 (asks) and G23 (the source) are for the editor to answer.
_SKELETON = Template("""\
# Việc gì: một câu.
# Ví dụ: "một câu bà con hay hỏi"
# Lưu tệp này thành guides/<nhóm>/$id.yaml, điền xong thì xóa các ghi chú.
title: Tên việc                        # tối đa 60 ký tự
summary: Một câu nói hướng dẫn này giúp được gì.
for: Ai cần, và cần có sẵn gì.
minutes: 10                            # bỏ dòng này nếu không ai biết chắc
fee: Chưa rõ                           # "Miễn phí", số tiền, hoặc "Chưa rõ"; không đoán
prepare:                               # 0–8 thứ
  - Điện thoại có mạng
asks:                                  # 8–20 câu, như bà con nói: ngắn, dài, không dấu, tiếng địa phương
  - "$id: câu hỏi thứ nhất"
  - "$id: câu hỏi thứ hai"
keywords: []
steps:                                 # 1–25 bước; mỗi bước một việc, tối đa 300 ký tự
  - text: Mở ứng dụng, bấm “Tên nút”.  # chữ trên nút viết đúng như trên máy, trong “ ”
    warning: Không đọc mã cho ai.      # bỏ nếu không cần
    stuck:                             # bỏ nếu không cần
      - Không thấy nút? Kéo màn hình xuống dưới.
  - ask: Bác còn máy cũ không?         # câu hỏi rẽ nhánh: 2–4 lựa chọn; bỏ nếu không cần
    choices:
      - label: Còn                     # tối đa 40 ký tự
        goto: con-may                  # mã một bước ở dưới, hoặc end là hết
      - label: Không còn
        goto: end                      # hoặc thay bằng “guide: <mã hướng dẫn khác>”
        done: Bác ra công an xã, phường làm.   # lời kết của riêng lựa chọn này; bỏ nếu không cần
  - id: con-may                        # mã bước: chỉ đặt khi có lựa chọn dẫn tới
    text: Việc phải làm khi điện thoại chưa rõ loại nào.
    android: Cách làm trên máy Android.   # bỏ nếu hai loại máy làm giống nhau
    iphone: Cách làm trên iPhone.
    # picture: $id-1.png               # hình trong guides/pictures; bỏ dấu # khi có hình
    # picture_alt: Hình vẽ gì, cho người không nhìn thấy.
  - text: Bấm “Xong”.
    goto: end                          # hết; chỉ cần khi sau bước này còn bước của nhánh khác
    done: Máy báo đã xong.             # lời kết của riêng nhánh này; không có thì dùng “done” ở dưới
done: Dấu hiệu cho biết đã xong.
problems:                              # 0–10
  - problem: Điều bà con gặp phải
    fix: Cách gỡ.
turn_to: Khi không làm được thì hỏi ai, gọi số nào.
sources:                               # 1–8 nguồn; chỉ viết điều có trong nguồn
  - publisher: Tên cơ quan hoặc tờ báo
    url: https://…
    # date: 2025-12-04                 # ngày đăng; chỉ biết tháng, năm thì "2025-12", "2025"; không ghi thì bỏ
checked: $today                    # ngày so từng bước với nguồn
review_every: 180                      # bao nhiêu ngày thì so lại
confidence: solid                      # hoặc partial, khi có chỗ yếu hay cũ; lúc đó thêm dòng “caveat: …”
related: []                            # mã các hướng dẫn gần đó; và thêm mã này vào related của chúng
""")


def skeleton(guide_id: str, today: date) -> str:
    return _SKELETON.substitute(id=guide_id, today=today.isoformat())
