"""Django's settings. Everything that differs between installations comes from the environment."""

import base64
import hashlib
import os
from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP

from tipstaff.config import postgres
from tipstaff.config.aliases import aliases
from tipstaff.config.channels import mailers, webhook_key
from tipstaff.config.home import (
    SettingsRefused,
    check_keys,
    demo_secrets,
    home,
    production_secrets,
    state_folder,
)

PACKAGE = Path(__file__).resolve().parents[1]
TIPSTAFF_HOME = home()

PRODUCTION = os.environ.get("TIPSTAFF_PRODUCTION") == "1"
DEBUG = os.environ.get("TIPSTAFF_DEBUG") == "1"
if PRODUCTION and not os.environ.get("TIPSTAFF_HOSTS"):
    raise SettingsRefused("config.hosts_missing", "name the hosts of this installation in TIPSTAFF_HOSTS.")
if PRODUCTION and DEBUG:
    raise SettingsRefused("config.debug_in_production", "unset TIPSTAFF_DEBUG or TIPSTAFF_PRODUCTION.")

# Secrets: the environment wins; a production reads nothing else, and refuses those of the demonstration.
_demo = demo_secrets(state_folder(), make=not PRODUCTION)
_secrets = production_secrets(os.environ, _demo) if PRODUCTION else _demo | {
    name: os.environ[name] for name in _demo if os.environ.get(name)
}  # fmt: skip
check_keys(_secrets)
SECRET_KEY = _secrets["TIPSTAFF_SECRET_KEY"]
SEALING_KEY = base64.b64decode(_secrets["TIPSTAFF_SEALING_KEY"])
LOG_KEY = base64.b64decode(_secrets["TIPSTAFF_LOG_KEY"])  # seed of the Ed25519 key that signs checkpoints
LOG_ORIGIN = _secrets["TIPSTAFF_LOG_ORIGIN"]

# Hosts
ALLOWED_HOSTS = os.environ.get("TIPSTAFF_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TIPSTAFF_ORIGINS", "").split(",") if origin]
ROOT_URLCONF = "tipstaff.config.urls"
WSGI_APPLICATION = "tipstaff.config.wsgi.application"

INSTALLED_APPS = [
    "tipstaff.agencies",
    "tipstaff.record",
    "tipstaff.warrants",
    "tipstaff.cooperation",
    "tipstaff.operations",
    "tipstaff.resources",
    "tipstaff.review",
    "tipstaff.web",
    "django.contrib.auth",
    "django.contrib.postgres",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Channels of offices: where pages are reached, mail, and webhooks.
ADDRESS = os.environ.get("TIPSTAFF_ADDRESS", f"https://{ALLOWED_HOSTS[0]}").rstrip("/")
DEFAULT_FROM_EMAIL = os.environ.get("TIPSTAFF_MAIL_FROM", f"tipstaff@{ALLOWED_HOSTS[0]}")
MAILERS = mailers(os.environ, TIPSTAFF_HOME, production=PRODUCTION)
WEBHOOK_KEY = webhook_key(os.environ, None if PRODUCTION else SECRET_KEY)
WEBHOOK_HOSTS = frozenset(host for host in os.environ.get("TIPSTAFF_WEBHOOK_HOSTS", "").split(",") if host)
WEBHOOKS_TO_LOOPBACK = os.environ.get("TIPSTAFF_WEBHOOKS_TO_LOOPBACK") == "1"
if PRODUCTION and WEBHOOKS_TO_LOOPBACK:
    raise SettingsRefused("config.loopback_in_production", "unset TIPSTAFF_WEBHOOKS_TO_LOOPBACK.")

# The database: a server by DATABASE_URL, else the embedded one, which `config.start` starts.
DATABASE_URL = os.environ.get("DATABASE_URL") or postgres.address(TIPSTAFF_HOME) or "postgresql:///tipstaff"
OWNER_DATABASE_URL = os.environ.get("TIPSTAFF_OWNER_DATABASE_URL") or DATABASE_URL
DATABASES = aliases(DATABASE_URL, OWNER_DATABASE_URL)

# History of administration: kept by triggers, and never changed afterwards.
PGHISTORY_APPEND_ONLY = True

# Rules, and the clock: a demonstration whose day lies elsewhere goes on from there.
_profiles = PACKAGE / "profiles"  # in an installed package; beside `src` in a checkout
PROFILES = _profiles if _profiles.exists() else PACKAGE.parents[1] / "profiles"
CLOCK_SHIFT = timedelta(seconds=0 if PRODUCTION else float(os.environ.get("TIPSTAFF_CLOCK_SHIFT", "0")))

# Words
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = sorted(PACKAGE.glob("*/locale"))
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files for the browser: read from the packages themselves, nothing is collected or built.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Sign-in: accounts are given by an office; nobody makes one for themselves.
AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "tipstaff.config.accounts.GivenAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# Pages load nothing from another host and run nothing that is not a file of ours.
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
CSRF_FAILURE_VIEW = "tipstaff.web.errors.forbidden"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0  # a year
# Browsers share cookies between ports: two installations on one machine need names of their own.
_mark = hashlib.sha256(os.fsencode(TIPSTAFF_HOME)).hexdigest()[:8]
SESSION_COOKIE_NAME = f"tipstaff_session_{_mark}"
CSRF_COOKIE_NAME = f"tipstaff_csrf_{_mark}"
LANGUAGE_COOKIE_NAME = "tipstaff_language"

IMPORT_LARGEST = int(os.environ.get("TIPSTAFF_IMPORT_MIB", "32")) * 1024 * 1024
"""Bytes of a file that the import page takes and holds in memory; a larger one is taken in by the command line."""
