"""The wizard that makes a dataset from a folder of images."""

from labelqueue.ui.dialogs.new_dataset.dialog import NewDatasetDialog
from labelqueue.ui.dialogs.new_dataset.images_page import ImagesPage

__all__ = ["ImagesPage", "NewDatasetDialog"]
