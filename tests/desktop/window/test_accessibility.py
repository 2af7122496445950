"""Whoever cannot see the window, or cannot use a mouse, has all of it: names, roles and values; the way of the focus.

One window with everything in it that can be opened, for all of these tests.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QProgressBar,
    QScrollBar,
    QSlider,
    QWidget,
)

from desktop.engine.messages import DocumentChanged
from desktop.session.settings import Settings
from desktop.shell.window import Window
from desktop.widgets import accessible, theme
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.plot_frame import PlotFrame
from resources import DEFAULT_WEIGHTS
from tests.threads import none_left

PATIENCE = 30.0
"""Seconds."""

ROLE, TEXT = QAccessible.Role, QAccessible.Text


@pytest.fixture(scope="module", autouse=True)
def _no_thread_left() -> Iterator[None]:
    """The one window may begin its threads in any of these tests: that none is left is seen when it is closed."""
    with none_left():
        yield


@pytest.fixture(scope="module")
def whole(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """A window in which every tab has been looked at."""
    folder = tmp_path_factory.mktemp("window")
    theme.apply(qapp, "light")
    accessible.install()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = Window(settings, DEFAULT_WEIGHTS, folder / "data")
    window.show()
    window.activateWindow()
    assert window.session.wait_for(DocumentChanged, PATIENCE)
    for tab in window.tabs:
        window.pages.look_at(tab.name)
    for plot in window.findChildren(PlotFrame):
        plot.prepare()
    window.messages.show_note("A note.", "Do it", lambda: None, "Leave it")
    yield window
    window.session.close()
    window.leave()
    window.deleteLater()


@pytest.fixture(scope="module")
def with_tools(whole: Window) -> Window:
    """The same with the windows of all tools, which have the keys from then on."""
    for tool in whole.tools:
        tool.open()
    return whole


def spoken(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, f"{widget} is unknown to a screen reader"
    return found


def where(widget: QWidget) -> str:
    """The way to ``widget``, for whoever has to find it."""
    names = []
    step: QWidget | None = widget
    while step is not None:
        names.append(type(step).__name__)
        step = step.parentWidget()
    return " in ".join(names[:5])


def ours(window: QWidget) -> list[QWidget]:
    """All widgets but the parts that Qt's own widgets are made of, which those speak for."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if not widget.objectName().startswith("qt_")
        and not isinstance(widget, QScrollBar | QHeaderView)
        and not any(isinstance(above, QComboBox) for above in above(widget))
        and not (isinstance(widget.parent(), QAbstractScrollArea) and widget.parent().viewport() is widget)
        and type(widget.parent()).__name__ not in ("QTableWidget", "RunTable", "QMenuBar")
    ]


def above(widget: QWidget) -> list[QWidget]:
    found, step = [], widget.parentWidget()
    while step is not None:
        found.append(step)
        step = step.parentWidget()
    return found


def is_painted(widget: QWidget) -> bool:
    """Whether a class of ours paints it: Qt does not know what is to be seen there."""
    return any("paintEvent" in vars(kind) and kind.__module__.startswith("desktop.") for kind in type(widget).mro())


def takes_keys(widget: QWidget) -> bool:
    """Whether the Tab key leads to it, and to nothing else in its name."""
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.focusProxy() is None


# The way of the focus ---------------------------------------------------------------------------------------------


def walked(window: QWidget) -> list[QWidget]:
    """All that has the focus on the way through ``window`` with the Tab key, until it comes where it was."""
    seen: list[QWidget] = []
    while (focus := window.focusWidget()) not in seen:
        seen.append(focus)
        window.focusNextChild()
    return seen


def reachable(window: QWidget) -> list[QWidget]:
    return [w for w in ours(window) if takes_keys(w) and w.isEnabled() and w.isVisible() and w.window() is window]


def test_the_tab_key_leads_to_everything_in_every_view(whole: Window) -> None:
    for tab in whole.tabs:
        whole.pages.look_at(tab.name)
        whole.canvas.setFocus()
        seen = walked(whole)
        assert len(seen) > 5
        missed = [where(w) for w in reachable(whole) if w not in seen and not is_of_a_group(w, seen)]
        assert not missed, f"{tab.title}: {missed}"


def test_the_tab_key_goes_down_the_form(whole: Window) -> None:
    form = whole.pages.look_at("train").form
    for section in form.sections.values():
        section.unfold()
    column = form.area.widget()
    places = [w.mapTo(column, QPoint(0, 0)).y() for w in walked(whole) if column.isAncestorOf(w)]
    assert len(places) > 20
    assert all(after >= before - 2 for before, after in pairwise(places)), places


def is_of_a_group(widget: QWidget, seen: Sequence[QWidget]) -> bool:
    """Of buttons of which one is chosen, the Tab key leads to that one, and the arrow keys to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and any(button in seen for button in group.buttons())


# Names, roles and values ------------------------------------------------------------------------------------------


def test_whatever_takes_the_keys_has_a_name_and_a_role(with_tools: Window) -> None:
    takers = [
        widget
        for widget in ours(with_tools)
        if takes_keys(widget) or isinstance(widget, QAbstractButton | QProgressBar | QSlider)
    ]
    assert len(takers) > 200
    nameless = [where(widget) for widget in takers if not spoken(widget).text(TEXT.Name)]
    assert not nameless, "\n".join(nameless)
    roleless = [where(widget) for widget in takers if spoken(widget).role() in (ROLE.NoRole, ROLE.Client)]
    assert not roleless, "\n".join(roleless)


def test_whatever_is_painted_has_a_name_a_role_and_a_value(with_tools: Window) -> None:
    painted = [w for w in ours(with_tools) if is_painted(w) or isinstance(w, PlotFrame)]
    assert len(painted) > 40
    lacks = []
    for widget in painted:
        face = spoken(widget)
        if not face.text(TEXT.Name):
            lacks.append(f"no name: {where(widget)}")
        if face.role() in (ROLE.NoRole, ROLE.Client):
            lacks.append(f"no role: {where(widget)}")
        if not (face.text(TEXT.Value) or isinstance(widget, QAbstractButton)):  # a button's name and state say it all
            lacks.append(f"no value: {where(widget)}")
    assert not lacks, "\n".join(lacks)


def test_every_view_and_every_dialog_has_a_name(with_tools: Window) -> None:
    views = [with_tools.pages.page(tab.name) for tab in with_tools.tabs]
    dialogs = with_tools.findChildren(QDialog)
    assert dialogs
    for widget in (*views, *dialogs):
        assert spoken(widget).text(TEXT.Name), where(widget)


def test_every_view_explains_itself(whole: Window) -> None:
    for tab in whole.tabs:
        assert whole.pages.page(tab.name).findChildren(HelpMark), f"no ? in {tab.name}"


def test_what_is_painted_keeps_its_direction_where_words_run_from_right_to_left(with_tools: Window) -> None:
    with_tools.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    figures = (ROLE.Chart, ROLE.Graphic, ROLE.StaticText)
    painted = [w for w in ours(with_tools) if is_painted(w) and spoken(w).role() in figures]
    painted = [w for w in painted if not isinstance(w, QAbstractButton)]
    assert len(painted) > 10
    turned = [where(w) for w in painted if w.layoutDirection() == Qt.LayoutDirection.RightToLeft]
    with_tools.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert not turned, "\n".join(turned)
