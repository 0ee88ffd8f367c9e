"""Logins in the addresses of images, which everybody would get to see."""

import pytest

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.sample import SampleSpec, has_password


@pytest.mark.parametrize(
    "uri",
    [
        "https://me:secret@a.example/1.jpg",
        "s3://key:@bucket/1.jpg",
        "zip://1.jpg::https://me:secret@a.example/all.zip",
        "https://me:secret@[a.example/1.jpg",
    ],
)
def test_no_sample_has_one(uri: str) -> None:
    assert has_password(uri)
    with pytest.raises(InvalidValue, match="has a password in it"):
        SampleSpec("1.jpg", uri)


@pytest.mark.parametrize(
    "uri",
    [
        "photos/a:b@2.jpg",
        "https://a.example:8080/me:b@c.jpg",
        "https://me@a.example:8080/1.jpg",
        "https://[::1]/a@b?c=d:e@f",
        "zip://1@2.jpg::/data/a:b@c.zip",
    ],
)
def test_what_only_looks_like_one(uri: str) -> None:
    assert not has_password(uri)
    assert SampleSpec("1.jpg", uri).uri == uri
