"""The language of a text by script and short words."""

import pytest

from datewire.sources.language import detect

SAMPLES = {
    "en": "The mayor said that the bridge will be closed from Monday and that buses are to run by the river.",
    "de": "Die Brücke wird ab Montag gesperrt, sagte die Bürgermeisterin, und der Bus fährt nicht durch das Tal.",
    "fr": "Le pont sera fermé dès lundi, a dit la maire, et les bus ne passent pas par la vallée pour une semaine.",
    "es": "El puente se cierra el lunes, dijo la alcaldesa, y los autobuses no pasan por el valle en una semana.",
    "it": "Il ponte è chiuso da lunedì, ha detto la sindaca, e gli autobus non passano per la valle della città.",
    "pt": "A ponte será fechada na segunda-feira, disse a prefeita, e os ônibus não passam pelo vale em uma semana.",
    "nl": "De brug is vanaf maandag dicht, zei de burgemeester, en het busverkeer gaat niet door het dal van de stad.",
    "ru": "Мост будет закрыт с понедельника, сказала мэр, и автобусы не ходят по долине в течение недели.",
    "vi": "Cây cầu sẽ đóng cửa từ thứ hai và xe buýt không đi qua thung lũng trong một tuần, thị trưởng cho biết.",
    "zh": "市长说，大桥从星期一起关闭，公共汽车一周内不经过山谷。",
    "ja": "市長は月曜日から橋を閉鎖し、バスは一週間谷を通らないと述べた。",
    "ar": "قالت رئيسة البلدية إن الجسر سيغلق من يوم الاثنين وأن الحافلات لن تمر في الوادي على مدى أسبوع",
    "ko": "시장은 월요일부터 다리를 폐쇄하고 버스는 일주일 동안 골짜기를 지나지 않는다고 말했다.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_the_language_is_told(code: str) -> None:
    assert detect(SAMPLES[code]) == code


def test_a_headline_with_a_weekday_is_enough() -> None:
    assert detect("Harbour fair, Saturday 4 May, 10am") == "en"


@pytest.mark.parametrize("text", ["", "12 34 56", "Xyzzy Plugh", "2024-03-09"])
def test_what_has_no_short_words_has_no_language(text: str) -> None:
    assert detect(text) is None
