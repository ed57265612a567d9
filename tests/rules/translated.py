"""A small topic in seven languages, as its files of translations have it; its words are made up for the tests."""

from __future__ import annotations

from collections.abc import Mapping

from b12docs.diagnostics import Diagnostic, Location
from b12docs.language.languages import Language
from b12docs.rules.registry import run
from b12docs.rules.translation import Translated
from b12docs.source.files import File
from b12docs.source.prose import Words
from b12docs.translation import po
from b12docs.translation.entries import Entry, entries_of
from b12docs.translation.messages import Catalogue, Message
from b12docs.translation.texts import SourceText

ENGLISH = {
    "soon": "Call {emergency} if your eye hurts badly and you see less within 24 hours.",
    "now": "Call 999 or go to hospital if you cannot see.",
    "ask": "Ask **your doctor** about drops that you use 2 to 3 times a day.",
    "dose": "Use 1.5 mg in 1,000 ml of water.",
    "link": "Read more at [NHS eyes](https://www.nhs.uk/eyes).",
    "date": "This page was written on 22 November 2026.",
    "phone": "Ring 01632 960 123 from 9am to 5pm.",
    "range": "Most eyes heal in 3–6 weeks.",
    "percent": "About 5% of people have it for 12 months.",
    "list": "Wash your hands.\nDry your face.",
    "never": "Do not rub your eyes (even at night).",
    "quote": "Say “stop” when it hurts.",
    "vitamin": "Vitamin B12 may be low.",
}
WARNINGS = ("soon", "now")

TRANSLATIONS: dict[str, dict[str, str]] = {
    code: dict(zip(ENGLISH, lines, strict=True))
    for code, lines in {
        "pl": (
            "Zadzwoń pod numer {emergency}, jeśli oko mocno boli i w ciągu 24 godzin widzisz coraz gorzej.",
            "Zadzwoń pod 999 albo jedź do szpitala, jeśli nic nie widzisz.",
            "Zapytaj **swojego lekarza** o krople, których używa się 2 do 3 razy dziennie.",
            "Użyj 1,5 mg na 1 000 ml wody.",
            "Więcej informacji: [NHS eyes](https://www.nhs.uk/eyes).",
            "Tę stronę napisano 22 listopada 2026 r.",
            "Zadzwoń pod 01632 960 123 od 9:00 do 17:00.",
            "Większość oczu goi się w 3–6 tygodni.",
            "Około 5% osób ma to przez 12 miesięcy.",
            "Umyj ręce.\nOsusz twarz.",
            "Nie trzyj oczu (nawet w nocy).",
            "Powiedz „stop”, gdy zaboli.",
            "Witaminy B12 może być za mało.",
        ),
        "es": (
            "Llame al {emergency} si le duele mucho el ojo y ve menos en 24 horas.",
            "Llame al 999 o vaya al hospital si no puede ver.",
            "Pregunte a **su médico** por gotas que se usan de 2 a 3 veces al día.",
            "Use 1,5 mg en 1.000 ml de agua.",
            "Lea más en [NHS eyes](https://www.nhs.uk/eyes).",
            "Esta página se escribió el 22 de noviembre de 2026.",
            "Llame al 01632 960 123 de 9:00 a 17:00.",
            "La mayoría de los ojos sanan en 3–6 semanas.",
            "Cerca del 5% de las personas lo tienen 12 meses.",
            "Lávese las manos.\nSéquese la cara.",
            "No se frote los ojos (ni de noche).",
            "Diga «basta» cuando le duela.",
            "Puede tener poca vitamina B12.",
        ),
        "ar": (
            "اتصل على {emergency} إذا كانت عينك تؤلمك بشدة وصرت ترى أقل خلال 24 ساعة.",
            "اتصل على 999 أو اذهب إلى المستشفى إذا لم تستطع الرؤية.",
            "اسأل **طبيبك** عن قطرات تستعملها من 2 إلى 3 مرات في اليوم.",
            "استعمل 1.5 ملغ في 1,000 مل من الماء.",
            "اقرأ المزيد في [NHS eyes](https://www.nhs.uk/eyes).",
            "كُتبت هذه الصفحة في 22 نوفمبر 2026.",
            "اتصل على 01632 960 123 من 9:00 إلى 17:00.",
            "تشفى معظم العيون في 3–6 أسابيع.",
            "حوالي 5% من الناس يعانون منه لمدة 12 شهرًا.",
            "اغسل يديك.\nجفف وجهك.",
            "لا تفرك عينيك (حتى في الليل).",
            "قل «توقف» عندما تشعر بالألم.",
            "قد يكون فيتامين B12 منخفضًا.",
        ),
        "ur": (
            "{emergency} پر کال کریں اگر آپ کی آنکھ میں شدید درد ہو اور 24 گھنٹے میں کم نظر آنے لگے۔",
            "اگر آپ دیکھ نہ سکیں تو 999 پر کال کریں یا ہسپتال جائیں۔",
            "**اپنے ڈاکٹر** سے ان قطروں کے بارے میں پوچھیں جو دن میں 2 سے 3 بار ڈالے جاتے ہیں۔",
            "1,000 ملی لیٹر پانی میں 1.5 ملی گرام استعمال کریں۔",
            "مزید پڑھیں: [NHS eyes](https://www.nhs.uk/eyes)۔",
            "یہ صفحہ 22 نومبر 2026 کو لکھا گیا۔",
            "01632 960 123 پر 9:00 سے 17:00 تک فون کریں۔",
            "زیادہ تر آنکھیں 3–6 ہفتوں میں ٹھیک ہو جاتی ہیں۔",
            "تقریباً 5% لوگوں کو یہ 12 مہینے رہتا ہے۔",
            "اپنے ہاتھ دھوئیں۔\nاپنا چہرہ خشک کریں۔",
            "اپنی آنکھیں نہ ملیں (رات کو بھی نہیں)۔",
            "درد ہو تو ”بس“ کہیں۔",
            "وٹامن B12 کم ہو سکتا ہے۔",
        ),
        "bn": (
            "চোখে খুব ব্যথা হলে এবং 24 ঘণ্টার মধ্যে কম দেখলে {emergency} নম্বরে ফোন করুন।",
            "দেখতে না পেলে 999 নম্বরে ফোন করুন বা হাসপাতালে যান।",
            "দিনে 2 থেকে 3 বার ব্যবহারের ড্রপ সম্পর্কে **আপনার ডাক্তারকে** জিজ্ঞাসা করুন।",
            "1,000 মিলিলিটার জলে 1.5 মিলিগ্রাম ব্যবহার করুন।",
            "আরও পড়ুন: [NHS eyes](https://www.nhs.uk/eyes)।",
            "এই পাতা 22 নভেম্বর 2026 তারিখে লেখা।",
            "01632 960 123 নম্বরে 9:00 থেকে 17:00 পর্যন্ত ফোন করুন।",
            "বেশিরভাগ চোখ 3–6 সপ্তাহে সেরে যায়।",
            "প্রায় 5% মানুষের এটি 12 মাস থাকে।",
            "হাত ধুয়ে নিন।\nমুখ মুছে নিন।",
            "চোখ ঘষবেন না (রাতেও নয়)।",
            "ব্যথা হলে “থামুন” বলুন।",
            "ভিটামিন B12 কম হতে পারে।",
        ),
        "zh": (
            "如果眼睛很痛，并且在24小时内视力下降，请拨打{emergency}。",
            "如果看不见，请拨打999或去医院。",
            "请向**您的医生**询问每天使用2至3次的眼药水。",
            "在1,000毫升水中使用1.5毫克。",
            "更多信息：[NHS eyes](https://www.nhs.uk/eyes)。",
            "本页写于2026年11月22日。",
            "请在9:00至17:00拨打01632 960 123。",
            "大多数眼睛在3–6周内痊愈。",
            "大约5%的人会持续12个月。",
            "洗手。\n擦干脸。",
            "不要揉眼睛（晚上也不要）。",
            "痛的时候请说“停”。",
            "维生素B12可能偏低。",
        ),
    }.items()
}


def messages(code: str) -> dict[str, Message]:
    """The right translations, as messages by their ids."""
    return {name: Message(name, ENGLISH[name], said) for name, said in TRANSLATIONS[code].items()}


def entries(code: str, given: Mapping[str, Message]) -> tuple[Entry, ...]:
    """The texts with what a file of translations says of them, which is written and read again."""
    name = f"{code}.po"
    data = po.as_bytes(Catalogue(name, tuple(given.values()), metadata={"Language": code}))
    texts = [
        SourceText(
            one, Words(said, Location("content.yaml", line, 1)), "warning" if one in WARNINGS else "paragraph", ()
        )
        for line, (one, said) in enumerate(ENGLISH.items(), 1)
    ]
    return tuple(entries_of(texts, po.read(File(name, data), code)))


def findings(code: str, given: Mapping[str, Message]) -> list[Diagnostic]:
    """What the rules say of translations."""
    return list(run("translation", Translated(code, entries(code, given), Location(f"{code}.po"))))


def told(english: str, code: str, translation: str, spoken: Language | None = None) -> list[Diagnostic]:
    """What the rules say of one text, in a language of the table or the one that is given."""
    at = Location("content.yaml", 1, 1)
    entry = Entry("text", english, translation, "done", 5, (), "paragraph", at, f"{code}.po")
    return list(run("translation", Translated(code, (entry,), Location(f"{code}.po"), spoken)))
