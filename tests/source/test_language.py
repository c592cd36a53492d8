from __future__ import annotations

import pytest

from sayso.errors import UnsupportedLanguage
from sayso.source.language import require_english


@pytest.mark.parametrize(
    "text",
    [
        "The council has sold the pier.",
        "Pier sold",
        "Ok",
        "Ruiz, Gonzalez, van der Beek, Dzneladze, Okello, Çelik, Nguyễn, Øyvind, Müller, al-Shatri, Kowalczyk, Đorđević",
        "Ferrari beats Mercedes at Monza: Leclerc, Sainz, Verstappen, Hamilton, Norris, Piastri, Alonso, Gasly, Ocon, Albon",
        "Ana Ruiz said “el muelle no se vende y no se venderá nunca” and left the hall of the council in Narva in anger.",
        "ميناء — that is what the sign at the gate of the harbour said when the ferry came in on Monday morning.",
    ],
)
def test_english_and_doubt_pass(text: str) -> None:
    require_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "El consejo del puerto votó el lunes para cerrar el viejo muelle hasta que pasen las tormentas de la primavera.",
        "Der Hafenrat hat am Montag beschlossen, den alten Pier zu schließen, bis die Stürme des Frühlings vorüber sind.",
        "Le conseil du port a voté lundi la fermeture du vieux quai jusqu'à la fin des tempêtes de printemps, selon lui.",
        "Совет порта проголосовал в понедельник за закрытие старого причала до окончания весенних штормов.",
        "صوت مجلس الميناء يوم الاثنين على إغلاق الرصيف القديم حتى انتهاء عواصف الربيع",
        "港湾評議会は月曜日、春の嵐が終わるまで古い桟橋を閉鎖することを決議した。",
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(UnsupportedLanguage, match="another language"):
        require_english(text)
