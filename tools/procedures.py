"""Names of administrative procedures → guides/procedures.tsv, without those a guide covers.

`python -m tools.procedures LIST`: LIST has the columns code, name, field, source, as crawled from dichvucong.gov.vn.
"""

import csv
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "guides" / "procedures.tsv"

HEAD = """\
# Thủ tục hành chính không có hướng dẫn trong sổ: bot nói tên và mã, chỉ chỗ tra cứu, và không đoán sang việc khác.
# Nguồn: danh sách thủ tục của Cổng Dịch vụ công quốc gia (dichvucong.gov.vn), chép từ hai kho mã nguồn mở
# github.com/fabyanbui/Public-Sector-Application và github.com/nhdandz/ThuTucHanhChinh. Mã và tên có thể đã đổi:
# bot luôn chỉ người hỏi tra lại trên Cổng. Có hướng dẫn mới cho việc nào thì thêm việc ấy vào tools/procedures.py.
"""

OURS = re.compile(
    r"đăng ký (lại )?(khai sinh|khai tử|kết hôn)|liên thông.*khai sinh|trích lục|tình trạng hôn nhân"
    r"|chứng minh nhân dân|căn cước|hộ chiếu phổ thông|giấy phép lái xe|lý lịch tư pháp"
    r"|thẻ (bảo hiểm y tế|bhyt)|khám (bệnh, )?chữa bệnh bảo hiểm y tế|sổ bhxh"
    r"|chứng thực bản sao từ bản chính|chứng thư số cho cá nhân|chứng thư số của cá nhân"
    r"|thuế (thu nhập cá nhân|tncn)|thuế đất|trước bạ|nộp tiền phạt vi phạm hành chính"
    r"|cấp đổi giấy chứng nhận quyền sử dụng đất|khai báo tạm trú",
    re.IGNORECASE,
)
"""What guides are about."""

_WHERE = re.compile(r"\s*\((thực hiện (tại|ở) )?cấp (huyện|tỉnh|tinh|trung ương|tw|xã)\)|\.$", re.IGNORECASE)


def main(source: Path) -> None:
    names: dict[str, str] = {}
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = _WHERE.sub("", " ".join(row["name"].split()))
            if not OURS.search(name):
                names.setdefault(name, row["code"])
    rows = "".join(f"{code}\t{name}\n" for name, code in sorted(names.items(), key=lambda one: one[1]))
    TARGET.write_text(HEAD + rows, encoding="utf-8")
    print(f"{TARGET.name}: {len(names)} procedures")  # noqa: T201 - this is a command


if __name__ == "__main__":
    main(Path(sys.argv[1]))
