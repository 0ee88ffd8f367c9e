"""Queues as people write them."""

from sqlalchemy import Connection, select

from labelqueue.store.tables import dataset, queue


def readings(connection: Connection, text: str) -> list[tuple[str, str]]:
    """Every (dataset, queue) that "dataset" (its default queue) or "dataset/queue" can mean.

    A slash may belong to either name, so each of them is tried as the one between the two.
    """
    slashes = [index for index, character in enumerate(text) if character == "/"]
    pairs = {(text[:index], text[index + 1 :]) for index in slashes}
    rows = connection.execute(
        select(dataset.c.name.label("dataset"), queue.c.name.label("queue"), queue.c.is_default)
        .join(queue, queue.c.dataset_id == dataset.c.id)
        .where(dataset.c.name.in_([text, *(name for name, _ in pairs)]))
        .order_by(dataset.c.name, queue.c.name)
    )
    return [
        (row.dataset, row.queue)
        for row in rows
        if (row.dataset == text and row.is_default) or (row.dataset, row.queue) in pairs
    ]
