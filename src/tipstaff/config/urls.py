"""Every address: sign-in, the choice of language, and the pages."""

from importlib.util import find_spec

from allauth.account.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, include, path

handler400 = "tipstaff.web.errors.bad_request"
handler403 = "tipstaff.web.errors.forbidden"
handler404 = "tipstaff.web.errors.not_found"
handler500 = "tipstaff.web.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/login/", LoginView.as_view(), name="account_login"),
    path("accounts/logout/", LogoutView.as_view(), name="account_logout"),
    path("i18n/", include("django.conf.urls.i18n")),
]
if find_spec("tipstaff.web.urls"):
    urlpatterns.append(path("", include("tipstaff.web.urls")))
