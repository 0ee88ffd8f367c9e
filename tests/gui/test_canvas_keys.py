"""Keys of the canvas that users have changed, and keys that are held while the focus is elsewhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from labelqueue.domain.category import numbered
from labelqueue.domain.geometry import Box, Keypoints, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.ui.actions import Actions
from labelqueue.ui.canvas.keys import Keys
from labelqueue.ui.canvas_keys import CANVAS_ROWS, CATEGORIES, CanvasKey
from labelqueue.ui.dialogs.help import shortcut_rows
from labelqueue.ui.shortcuts import Shortcuts
from labelqueue.ui.tools import ToolId
from tests.gui.conftest import Hands
from tests.gui.drawing import LEFT, Studio, two_boxes

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText
NONE = Qt.KeyboardModifier.NoModifier
A, B = AnnotationId(1), AnnotationId(2)
Press = Callable[..., None]


def cuts(studio: Studio, press: Press, let_go: Press) -> None:
    studio.use(ToolId.BOX).hover(50, 50)
    press()
    studio.drag([(40, 40), (60, 60)])
    let_go()
    assert studio.document.undo_stack.undoText() == "Cut out"


def adds_a_part(studio: Studio, press: Press, let_go: Press) -> None:
    studio.document.select([A])
    studio.use(ToolId.BOX).hover(50, 50)
    press()
    studio.drag([(90, 40), (100, 60)])
    let_go()
    assert studio.document.undo_stack.undoText() == "Add a part"


def pans(studio: Studio, press: Press, let_go: Press) -> None:
    before = studio.at((0, 0))
    press()
    QTest.mousePress(studio.canvas, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(studio.canvas, QPoint(130, 110))
    QTest.mouseRelease(studio.canvas, LEFT, pos=QPoint(130, 110))
    let_go()
    assert studio.at((0, 0)) - before == QPoint(30, 10)
    assert studio.document.label == two_boxes()


def finishes(studio: Studio, press: Press, let_go: Press) -> None:
    studio.use(ToolId.POLYLINE).click(20, 90)
    studio.click(60, 90)
    press()
    let_go()
    assert studio.geometries[2:] == [Polyline([(20, 90), (60, 90)])]


def gives_up(studio: Studio, press: Press, let_go: Press) -> None:
    studio.use(ToolId.POLYLINE).click(20, 90)
    press()
    let_go()
    assert not studio.canvas.drawing


def leaves_out_a_joint(studio: Studio, press: Press, let_go: Press) -> None:
    studio.use(ToolId.KEYPOINTS).click(20, 90)
    press()
    let_go()
    studio.click(60, 90)
    studio.key(Key.Key_Return)
    assert studio.geometries[2:] == [Keypoints([(20, 90), (0, 0), (60, 90)], [2, 0, 2])]


def goes_back(studio: Studio, press: Press, let_go: Press) -> None:
    studio.document.select([B])
    press()
    let_go()
    assert studio.document.selection == {A}


def nudges(x: float, y: float) -> Callable[[Studio, Press, Press], None]:
    def check(studio: Studio, press: Press, let_go: Press) -> None:
        studio.document.select([A])
        press()
        let_go()
        press(SHIFT)
        let_go(SHIFT)
        assert studio.geometries[0] == Box(20 + 11 * x, 20 + 11 * y, 80 + 11 * x, 80 + 11 * y)

    return check


def chooses(number: int) -> Callable[[Studio, Press, Press], None]:
    names = [f"category {each}" for each in range(11)]

    def check(studio: Studio, press: Press, let_go: Press) -> None:
        studio.document.open(Label())
        studio.document.set_categories(numbered(names))
        studio.document.set_active_category(names[-1])
        studio.use(ToolId.BOX)
        press()
        studio.drag([(85, 85), (95, 95)])
        let_go()
        assert studio.document.label.get(A).category == names[number]
        assert studio.document.active_category == names[-1]
        press()
        let_go()
        assert studio.document.active_category == names[number]

    return check


CHECKS: dict[str, Callable[[Studio, Press, Press], None]] = {
    CanvasKey.SUBTRACT: cuts,
    CanvasKey.JOIN: adds_a_part,
    CanvasKey.PAN: pans,
    CanvasKey.FINISH: finishes,
    CanvasKey.GIVE_UP: gives_up,
    CanvasKey.NEXT: leaves_out_a_joint,
    CanvasKey.PREVIOUS: goes_back,
    CanvasKey.LEFT: nudges(-1, 0),
    CanvasKey.RIGHT: nudges(1, 0),
    CanvasKey.UP: nudges(0, -1),
    CanvasKey.DOWN: nudges(0, 1),
    **{id_: chooses(number) for number, id_ in enumerate(CATEGORIES)},
}
USUAL = {row.id: row.keys for row in CANVAS_ROWS}
DEFAULTS = {
    CanvasKey.SUBTRACT: Key.Key_E,
    CanvasKey.JOIN: Key.Key_W,
    CanvasKey.PAN: Key.Key_Space,
    CanvasKey.FINISH: Key.Key_Enter,
    CanvasKey.GIVE_UP: Key.Key_Escape,
    CanvasKey.NEXT: Key.Key_Tab,
    CanvasKey.PREVIOUS: Key.Key_Backtab,
    CanvasKey.LEFT: Key.Key_Left,
    CanvasKey.RIGHT: Key.Key_Right,
    CanvasKey.UP: Key.Key_Up,
    CanvasKey.DOWN: Key.Key_Down,
    **{id_: Key(Key.Key_0 + number % 10) for number, id_ in enumerate(CATEGORIES, start=1)},
}


def hands_on(studio: Studio, key: Qt.Key) -> tuple[Press, Press]:
    def press(held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyPress(studio.canvas, key, held)

    def let_go(held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyRelease(studio.canvas, key, held)

    return press, let_go


@pytest.mark.parametrize("id_", [row.id for row in CANVAS_ROWS])
def test_the_usual_key(studio: Studio, id_: str) -> None:
    CHECKS[id_](studio, *hands_on(studio, DEFAULTS[id_]))


@pytest.mark.parametrize("id_", [row.id for row in CANVAS_ROWS])
def test_another_key(studio: Studio, id_: str) -> None:
    studio.canvas.keys = Keys({**USUAL, id_: ("J",)})
    CHECKS[id_](studio, *hands_on(studio, Key.Key_J))


@pytest.mark.parametrize("id_", [row.id for row in CANVAS_ROWS])
def test_the_usual_key_means_nothing_any_more(studio: Studio, id_: str) -> None:
    studio.canvas.keys = Keys({**USUAL, id_: ("J",)})
    with pytest.raises(AssertionError):
        CHECKS[id_](studio, *hands_on(studio, DEFAULTS[id_]))
    studio.canvas.cancel_drawing()


def test_a_category_with_ctrl_counts_for_one_shape_however_its_key_is_let_go(studio: Studio) -> None:
    studio.canvas.keys = Keys({**USUAL, "category_2": ("Ctrl+2",)})
    studio.use(ToolId.BOX)
    QTest.keyPress(studio.canvas, Key.Key_2, CTRL)
    studio.drag([(85, 85), (95, 95)])
    QTest.keyRelease(studio.canvas, Key.Key_2)
    assert studio.document.label.get(AnnotationId(3)).category == "dog"
    assert studio.document.active_category == "cat"


def test_a_key_that_others_have_with_ctrl_is_heard_as_held_and_as_let_go(studio: Studio) -> None:
    some = {**USUAL, "undo": ("Ctrl+Z",), "redo": ("Ctrl+Y",)}
    studio.canvas.keys = Keys({**some, CanvasKey.SUBTRACT: ("Z",), "category_2": ("Y",), "delete": ("Del",)})
    cuts(
        studio,
        lambda: QTest.keyPress(studio.canvas, Key.Key_Z),
        lambda: QTest.keyRelease(studio.canvas, Key.Key_Z),
    )
    event = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Y, NONE)
    assert studio.canvas.keys.category_let_go(event) == 1


def test_the_list_shows_the_keys_in_force(qapp: QApplication) -> None:
    shortcuts = Shortcuts()
    shortcuts.set_keys(CanvasKey.PAN, ["J"])
    shortcuts.set_keys("category_2", ["Ctrl+2"])
    shortcuts.set_keys(CanvasKey.FINISH, [])
    rows = dict(shortcut_rows(Actions(shortcuts=shortcuts), _PORTABLE))
    assert rows["Move the image by dragging, while it is held"] == "J"
    assert rows["Category number 2; held, for one shape only"] == "Ctrl+2"
    assert "Finish the shape" not in rows
    assert rows["Give up the shape or the selection"] == "Esc"


def elsewhere(hands: Hands) -> dict[str, QWidget]:
    button = hands.window.findChild(QPushButton, "elsewhere_for_test") or QPushButton("x", hands.page)
    button.setObjectName("elsewhere_for_test")
    button.show()
    return {"list": hands.page.body.annotations.list, "button": button}


def prepared(hands: Hands) -> Label:
    hands.start()
    hands.draw_box((20, 20), (120, 120))
    hands.page.document.select([A])
    return hands.page.document.label


@pytest.mark.parametrize("name", ["list", "button"])
@pytest.mark.parametrize(("key", "text"), [(Key.Key_E, "Cut out"), (Key.Key_W, "Add a part")])
def test_a_held_key_counts_wherever_the_focus_is(hands: Hands, name: str, key: Qt.Key, text: str) -> None:
    prepared(hands)
    other = elsewhere(hands)[name]
    other.setFocus()
    hands.until(other.hasFocus)
    QTest.keyPress(other, key)
    hands.draw_box((100, 60), (140, 100))
    QTest.keyRelease(QApplication.focusWidget() or other, key)  # the pointer has taken the focus along
    assert hands.page.document.undo_stack.undoText() == text
    hands.draw_box((150, 150), (170, 170))
    assert len(hands.page.document.label) == 2


def test_a_held_key_goes_with_the_focus_from_the_list_to_the_canvas(hands: Hands) -> None:
    prepared(hands)
    other, canvas = elsewhere(hands)["list"], hands.page.canvas
    other.setFocus()
    QTest.keyPress(other, Key.Key_W)
    canvas.setFocus()  # as the pointer does that comes to it
    hands.draw_box((100, 60), (140, 100))
    assert hands.page.document.undo_stack.undoText() == "Add a part"
    QTest.keyRelease(canvas, Key.Key_W)
    hands.draw_box((150, 150), (170, 170))
    assert len(hands.page.document.label) == 2


def test_a_held_key_is_a_letter_in_a_text_and_ends_with_it(hands: Hands) -> None:
    prepared(hands)
    text, other = QLineEdit(hands.page), elsewhere(hands)["list"]
    text.show()
    other.setFocus()
    QTest.keyPress(other, Key.Key_E)
    text.setFocus()
    QTest.keyClick(text, Key.Key_W)
    assert text.text() == "w"
    hands.draw_box((30, 30), (60, 60))
    assert not any(isinstance(one.geometry, Polygon) for one in hands.page.document.label)


def keys_with(**changed: tuple[str, ...]) -> Keys:
    usual = {row.id: row.keys for row in CANVAS_ROWS}
    actions = {"undo": ("Ctrl+Z",), "delete": ("Del", "Backspace"), "choose_category": ("C",)}
    return Keys({**usual, **actions, **changed})


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (
            Keys(),
            "Enter, double click or the first point closes · Backspace takes a point back · Esc gives up",
        ),
        (
            keys_with(canvas_finish=("Num+5",), canvas_give_up=("F9",), delete=("Del",)),
            "Num+5, double click or the first point closes · Ctrl+Z takes a point back · F9 gives up",
        ),
        (keys_with(canvas_finish=(), delete=(), undo=()), "Esc gives up"),
    ],
)
def test_hints_name_the_keys_in_force(studio: Studio, keys: Keys, said: str) -> None:
    studio.use(ToolId.POLYGON).click(120, 20)
    studio.canvas.keys = keys
    assert studio.canvas.hint == said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "digit or C: category"),
        ({CATEGORIES[0]: ("F5",)}, "C: category"),
        ({"choose_category": ()}, "Del deletes"),
    ],
)
def test_the_hint_over_an_object_tells_how_to_change_its_category(
    studio: Studio, changed: dict[str, tuple[str, ...]], said: str
) -> None:
    studio.use(ToolId.SELECT).hover(150, 150)
    studio.hover(50, 50)
    studio.canvas.keys = keys_with(**changed)
    assert studio.canvas.hint.split(" · ")[1] == said


def test_a_key_that_is_changed_is_in_the_hint_at_once(hands: Hands) -> None:
    hands.start()
    hands.action("tool_polygon").trigger()
    hint = hands.page.status.findChild(QLabel, "hint")
    assert hint is not None
    hands.until(lambda: "E + drag cuts out" in hint.accessibleName())
    actions = hands.window.action_table
    actions.shortcuts.set_keys(CanvasKey.SUBTRACT, ["J"])
    actions.take_keys()
    hands.until(lambda: "J + drag cuts out" in hint.accessibleName())
