import json

from mesh.call_policy import CallPolicy


def test_nothing_is_tried_again_by_default() -> None:
    assert json.loads(CallPolicy().service_config()) == {}


def test_named_methods_are_tried_again_when_unavailable_only() -> None:
    policy = CallPolicy(
        idempotent=frozenset({"/p.v1.Service/Get", "/p.v1.Service/List"}),
        max_attempts=3,
        first_backoff_seconds=0.05,
        most_backoff_seconds=1,
    )
    (methods,) = json.loads(policy.service_config())["methodConfig"]
    assert methods == {
        "name": [{"service": "p.v1.Service", "method": "Get"}, {"service": "p.v1.Service", "method": "List"}],
        "retryPolicy": {
            "maxAttempts": 3,
            "initialBackoff": "0.05s",
            "maxBackoff": "1s",
            "backoffMultiplier": 2,
            "retryableStatusCodes": ["UNAVAILABLE"],
        },
    }
