"""Identifiers, each a type of its own so that they cannot be mixed up."""

from typing import NewType
from uuid import UUID

DatasetId = NewType("DatasetId", int)
QueueId = NewType("QueueId", int)
SampleId = NewType("SampleId", int)
MemberId = NewType("MemberId", int)
CategoryId = NewType("CategoryId", int)
AnnotationId = NewType("AnnotationId", int)
OperationId = NewType("OperationId", UUID)
SessionId = NewType("SessionId", UUID)
