from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "tipstaff.cooperation"
    label = "cooperation"
