"""Things to test with: sensible defaults, change only what matters. Everybody here is invented."""

from datetime import date
from types import MappingProxyType
from typing import Any

from bot.domain.guide import END, Guide, Guidebook, Problem, Source, Step, Topic, Way

TOPICS = MappingProxyType(
    {
        topic_id: Topic(id=topic_id, names={"vi": vi, "en": en})
        for topic_id, vi, en in (
            ("vneid", "VNeID", "VNeID"),
            ("thanh-toan", "Thanh toán", "Payments"),
            ("an-toan", "An toàn", "Safety"),
        )
    }
)


def a_guide(guide_id: str = "vneid-quen-mat-khau", **changes: Any) -> Guide:
    values: dict[str, Any] = {
        "id": guide_id,
        "topic": "vneid",
        "title": "Quên mật khẩu VNeID",
        "summary": "Đặt lại mật khẩu ngay trên điện thoại.",
        "audience": "Người đã có tài khoản.",
        "minutes": 10,
        "fee": "Miễn phí",
        "prepare": ("Điện thoại có SIM đã đăng ký", "Thẻ căn cước"),
        "asks": ("quên mật khẩu vneid thì làm sao", "mất mật khẩu vneid", "không nhớ mật khẩu vneid"),
        "keywords": ("mật khẩu",),
        "steps": (
            Step(text="Mở VNeID, bấm “Quên mật khẩu”.", stuck=("Kéo màn hình xuống dưới.",)),
            Step(text="Nhập mã trong tin nhắn.", warning="Không đọc mã cho ai."),
            Step(text="Đặt mật khẩu mới, bấm “Xác nhận”."),
        ),
        "done": "Bác đăng nhập được bằng mật khẩu mới.",
        "problems": (Problem(problem="Không nhận được mã", fix="Xem SIM còn sóng không."),),
        "turn_to": "Công an xã, hoặc tổng đài 1900 0368.",
        "sources": (Source(publisher="Báo Dân trí", url="https://dantri.com.vn/a.htm", date="2025-12-04"),),
        "checked": date(2026, 11, 1),
        "review_every": 180,
    }
    return Guide(**(values | changes))


def a_guidebook(*guides: Guide) -> Guidebook:
    """Without arguments: four guides, one of them with variants and one that branches."""
    shelf = guides or (a_guide(), an_install_guide(), a_new_phone_guide(), a_qr_guide())
    return Guidebook(guides=MappingProxyType({guide.id: guide for guide in shelf}), topics=TOPICS)


def an_install_guide() -> Guide:
    return a_guide(
        "vneid-cai-dat",
        title="Cài đặt VNeID",
        summary="Đưa ứng dụng VNeID vào máy.",
        asks=("cài vneid vào máy", "tải ứng dụng vneid ở đâu", "tôi muốn cài đặt vneid"),
        keywords=("cài đặt", "tải về"),
        prepare=(),
        minutes=None,
        steps=(
            Step(text="Mở kho ứng dụng.", android="Mở “CH Play”.", iphone="Mở “App Store”."),
            Step(text="Tìm “VNeID” rồi bấm cài."),
        ),
        done="Biểu tượng VNeID hiện trên màn hình.",
        problems=(),
    )


def a_new_phone_guide() -> Guide:
    return a_guide(
        "vneid-doi-thiet-bi",
        title="Đổi sang điện thoại mới",
        summary="Đăng nhập VNeID trên máy mới.",
        asks=(
            "đổi điện thoại mới thì vneid làm sao",
            "mua máy mới đăng nhập lại",
            "hư máy cũ rồi đăng nhập máy khác",
        ),
        keywords=("máy mới",),
        steps=(
            Step(
                text="Bác còn giữ máy cũ không?",
                ways=(
                    Way(label="Còn máy cũ", goto="con"),
                    Way(label="Không còn", goto="mat"),
                    Way(label="Tôi chỉ quên mật khẩu", guide="vneid-quen-mat-khau"),
                ),
            ),
            Step(id="con", text="Lấy mã trên máy cũ.", goto=END),
            Step(id="mat", text="Áp thẻ vào lưng máy mới."),
        ),
    )


def a_qr_guide() -> Guide:
    return a_guide(
        "tt-quet-vietqr",
        topic="thanh-toan",
        title="Quét mã VietQR để trả tiền",
        summary="Trả tiền bằng cách quét mã.",
        asks=("quét mã qr trả tiền", "trả tiền ngoài chợ bằng điện thoại", "chuyển khoản bằng mã qr"),
        keywords=("qr", "quét mã"),
        steps=(Step(text="Mở ứng dụng ngân hàng."), Step(text="Quét mã, bấm “Xác nhận”.")),
    )
