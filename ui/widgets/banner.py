"""The one place for messages: under the page's title, in the officer's words, with the next step as a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ppid_desk.language import tr
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_SIGNS = {"info": "", "success": "✓", "warning": "△", "error": "✗"}


class Banner(QFrame):
    """Shows one message until it is closed or replaced; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._step: Callable[[], object] | None = None
        self._sign = PlainLabel("", "section")
        self._sentence = PlainLabel(wrap=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = button("", self._take_step)
        self._close = button(tr("Close"), self.hide, "link")
        row = QHBoxLayout(self)
        for each in (self._sign, self._sentence, self._button, self._close):
            row.addWidget(each)
        self.hide()

    def tell(self, kind: str, sentence: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a message of kind info, success, warning or error, with the next step as a button if there is one."""
        words = {"warning": tr("Please note"), "error": tr("Not possible")}.get(kind, "")
        self._sentence.setText(f"{words}: {sentence}" if words else sentence)
        self._sign.setText(_SIGNS[kind])
        self._sign.setVisible(bool(_SIGNS[kind]))
        self._button.setText(step)
        self._button.setAccessibleName(step)
        self._button.setVisible(bool(step))
        self._step = do
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(self._sentence.text())
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def sentence(self) -> str:
        """What is told now; "" when the banner is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def _take_step(self) -> None:
        self.hide()
        if self._step:
            self._step()
