"""The language of the window: the system's where there is a translation, or the one that was chosen."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop import language
from desktop.language import CONTEXT, tr
from desktop.session.settings import Settings
from resources import TRANSLATIONS

SYSTEM, ENGLISH = "system", "en"


def names() -> dict[str, str]:
    """What may be chosen, and what each language calls itself."""
    codes = sorted(path.stem.rpartition("_")[2] for path in TRANSLATIONS.glob("*.qm"))
    return {ENGLISH: "English"} | {code: QLocale(code).nativeLanguageName() for code in codes}


def choices() -> tuple[tuple[str, str], ...]:
    """Every value of ``Settings.language`` that may be chosen, with its words."""
    return ((SYSTEM, tr("As the system")), *names().items())


def chosen(settings: Settings) -> str:
    """Which of them holds."""
    return settings.language if settings.language in names() else SYSTEM


def speak(app: QCoreApplication, settings: Settings) -> None:
    """From now on every text is said in the language of ``settings``; before, no module of the window may be loaded."""
    locale = _locale(settings.language)
    QLocale.setDefault(locale)
    code = QLocale.languageToCode(locale.language())
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase"),
        (str(TRANSLATIONS), "digitscope"),
    ):
        translator = QTranslator(app)
        if translator.load(f"{name}_{code}", folder):
            app.installTranslator(translator)
    language.speak(_translated, locale.decimalPoint(), locale.groupSeparator(), code)


def _translated(text: str, meaning: str, count: int) -> str:
    return QCoreApplication.translate(CONTEXT, text, meaning or None, count)


def _locale(choice: str) -> QLocale:
    """Of a language that there is, with the customs of the system where it speaks that one."""
    system, there = QLocale.system(), names()
    spoken = (name.partition("-")[0] for name in system.uiLanguages())
    code = choice if choice in there else next((code for code in spoken if code in there), ENGLISH)
    return system if QLocale.languageToCode(system.language()) == code else QLocale(code)
