from labelqueue.ui.tools import TOOLS, Preview, Scene, ToolId


def test_every_tool_has_a_row_and_begins_idle() -> None:
    assert set(TOOLS) == set(ToolId)
    for make in TOOLS.values():
        tool = make()
        assert not tool.busy
        assert not tool.undo_point()
        assert isinstance(tool.preview(Scene()), Preview)
        tool.cancel()
        tool.leave()
