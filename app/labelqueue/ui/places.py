"""Where a member may start."""

from labelqueue.domain.overview import Overview
from labelqueue.domain.status import Mode
from labelqueue.ui.widgets.queue_row import why_not
from labelqueue.ui.work_requests import Place


def places(overview: Overview | None, mode: Mode) -> list[Place]:
    """Where something waits for this member, as far as the home page knows."""
    return [
        Place(dataset.name, queue.name, mode)
        for dataset in (overview.datasets if overview else ())
        for queue in dataset.queues
        if not why_not(queue, mode)
    ]
