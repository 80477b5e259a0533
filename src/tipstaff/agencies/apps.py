from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "tipstaff.agencies"
    label = "agencies"
