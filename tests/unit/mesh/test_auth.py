import pytest

from mesh.auth import LOCAL_ADMIN, Principal, Role, acting_as, authorize, current_principal, required_role, requires
from mesh.errors import ServiceError

CLERK = Principal("clerk", Role.CLERK)


def test_roles_rise_from_viewer_to_admin() -> None:
    assert Role.VIEWER < Role.CLERK < Role.APPROVER < Role.ADMIN


@pytest.mark.parametrize("required", [Role.VIEWER, Role.CLERK])
def test_a_principal_may_do_what_its_role_and_lower_ones_may(required: Role) -> None:
    authorize(CLERK, required)


def test_a_principal_may_not_do_what_a_higher_role_may() -> None:
    with pytest.raises(ServiceError) as refusal:
        authorize(CLERK, Role.APPROVER)
    assert refusal.value.reason == "PERMISSION_DENIED"
    assert refusal.value.facts == {"required_role": "approver", "role": "clerk"}


def test_nobody_may_do_what_declares_no_role() -> None:
    with pytest.raises(ServiceError, match="PERMISSION_DENIED"):
        authorize(LOCAL_ADMIN, None)


def test_a_method_declares_its_role() -> None:
    class Servicer:
        @requires(Role.APPROVER)
        async def approve(self) -> None: ...

        async def forgotten(self) -> None: ...

    assert required_role(Servicer().approve) is Role.APPROVER
    assert required_role(Servicer().forgotten) is None


def test_the_principal_is_known_within_its_call_only() -> None:
    with acting_as(LOCAL_ADMIN):
        with acting_as(CLERK):
            assert current_principal() == CLERK
        assert current_principal() == LOCAL_ADMIN
    with pytest.raises(LookupError):
        current_principal()
