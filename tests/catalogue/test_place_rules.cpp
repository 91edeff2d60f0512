// SPDX-License-Identifier: Apache-2.0
// What the built-in catalogue makes of tags: one row a combination.
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/services.hpp"
#include "support/catch.hpp"
#include "tagged.hpp"

using namespace quarter;

namespace {

const Catalogue& built_in() {
  static const Catalogue catalogue = load_catalogue({});
  return catalogue;
}

const PlaceRule* first_match(const Service& service, Tags tags) {
  for (const PlaceRule& place : service.rules) {
    if (place.rule.matches(tags)) return &place;
  }
  return nullptr;
}

/// Whether a service belongs to a category that is on the map, and not to a check alone.
bool on_the_map(const Service& service) {
  for (const CategoryIndex c : built_in().shown_categories()) {
    for (const ServiceIndex index : built_in().categories[c].services) {
      if (built_in().services[index].id == service.id) return true;
    }
  }
  return false;
}

/// "service/subtype" for each service an object is a place of, whatever its size and access.
std::string services_of(Tags tags) {
  std::string found;
  for (const Service& service : built_in().services) {
    if (!on_the_map(service)) continue;
    if (const PlaceRule* place = first_match(service, tags)) {
      found += (found.empty() ? "" : " ") + service.id + "/" + place->subtype;
    }
  }
  return found;
}

struct Row {
  const char* tags;
  const char* services;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.tags);
    CHECK(services_of(Tagged(row.tags)) == row.services);
  }
}

}  // namespace

TEST_CASE("food is a grocery or a market, not any shop or restaurant") {
  check_rows({
      {"shop=supermarket", "food/supermarket"},
      {"shop=convenience", "food/grocery"},
      {"shop=grocery", "food/grocery"},
      {"shop=general", "food/grocery"},
      {"shop=greengrocer", "food/fresh_food"},
      {"shop=greengrocer;butcher", "food/fresh_food"},
      {"amenity=marketplace", "food/market"},
      {"building=supermarket", "food/supermarket"},
      {"building=supermarket shop=supermarket", "food/supermarket"},
      {"building=supermarket shop=clothes", ""},
      {"building=supermarket shop=vacant", ""},
      {"building=supermarket disused:shop=supermarket", ""},
      {"shop=vacant", ""},
      {"shop=no", ""},
      {"shop=yes", ""},
      {"shop=alcohol", ""},
      {"shop=tobacco", ""},
      {"shop=bakery", ""},
      {"shop=butcher", ""},
      {"shop=kiosk", ""},
      {"shop=department_store", ""},
      {"amenity=fuel", ""},
      {"amenity=vending_machine vending=food", ""},
      {"amenity=restaurant", ""},
      {"disused:shop=supermarket", ""},
      {"shop=supermarket opening_hours=Mo-Sa", "food/supermarket"},
  });
}

TEST_CASE("healthcare is a hospital, clinic, doctor or health centre") {
  check_rows({
      {"amenity=hospital", "health/hospital"},
      {"amenity=clinic", "health/clinic"},
      {"amenity=doctors", "health/clinic"},
      {"amenity=doctors healthcare=doctor", "health/clinic"},
      {"amenity=health_post", "health/health_centre"},
      {"healthcare=hospital", "health/hospital"},
      {"healthcare=clinic", "health/clinic"},
      {"healthcare=centre", "health/health_centre"},
      {"healthcare=clinic;dentist", "health/clinic"},
      {"amenity=pharmacy", ""},
      {"healthcare=pharmacy", ""},
      {"amenity=dentist", ""},
      {"amenity=dentist healthcare=centre", ""},
      {"amenity=clinic healthcare=dentist", ""},
      {"amenity=veterinary", ""},
      {"amenity=veterinary healthcare=clinic", ""},
      {"healthcare=alternative", ""},
      {"amenity=doctors healthcare=alternative", ""},
      {"healthcare=blood_donation", ""},
      {"amenity=clinic healthcare=laboratory", ""},
      {"healthcare=sample_collection", ""},
      {"emergency=ambulance_station", ""},
      {"emergency=ambulance_station healthcare=centre", ""},
      {"amenity=social_facility social_facility=nursing_home", ""},
  });
}

TEST_CASE("a speciality that says that a practice is for few is no healthcare for everybody") {
  check_rows({
      {"amenity=doctors healthcare:speciality=general", "health/clinic"},
      {"amenity=doctors healthcare:speciality=family_medicine", "health/clinic"},
      {"amenity=doctors healthcare:speciality=internal", "health/clinic"},
      {"amenity=doctors healthcare:speciality=paediatrics", "health/clinic"},
      {"amenity=doctors healthcare:speciality=gynaecology", "health/clinic"},
      {"amenity=doctors healthcare:speciality=ophthalmology", "health/clinic"},
      {"amenity=doctors healthcare:speciality=yes", "health/clinic"},
      {"amenity=doctors healthcare:speciality=occupational", ""},
      {"amenity=doctors healthcare:speciality=plastic_surgery", ""},
      {"amenity=doctors healthcare:speciality=radiology", ""},
      {"amenity=doctors healthcare:speciality=radiology;nuclear", ""},
      {"amenity=doctors healthcare:speciality=occupational;general", "health/clinic"},
      {"amenity=doctors healthcare:speciality=general;acupuncture", "health/clinic"},
      {"healthcare=doctor healthcare:speciality=psychiatry", ""},
      {"healthcare=centre healthcare:speciality=dialysis", ""},
      {"amenity=clinic healthcare:speciality=fertility", ""},
      {"amenity=clinic healthcare=rehabilitation", ""},
      {"amenity=hospital healthcare:speciality=plastic_surgery", ""},
      {"amenity=hospital healthcare:speciality=psychiatry;internal", "health/hospital"},
  });
}

TEST_CASE("work is a cluster, a factory or a co-working space, not a single office") {
  check_rows({
      {"landuse=commercial", "work/business_area"},
      {"landuse=industrial", "work/business_area"},
      {"landuse=retail", "work/business_area"},
      {"landuse=industrial power=substation", ""},
      {"building=office", "work/business_building"},
      {"building=industrial", "work/business_building"},
      {"man_made=works", "work/factory"},
      {"amenity=coworking_space", "work/coworking"},
      {"office=coworking", "work/coworking"},
      {"office=company", ""},
      {"office=vacant", ""},
      {"craft=carpenter", ""},
      {"landuse=residential", ""},
  });
}

TEST_CASE("education tells kindergartens and schools from courses and universities") {
  check_rows({
      {"amenity=kindergarten", "kindergarten/kindergarten"},
      {"amenity=childcare", ""},
      {"amenity=nursery", ""},
      {"amenity=school", "school/level_unknown"},
      {"amenity=school isced:level=1", "school/primary"},
      {"amenity=school isced:level=1;2", "school/primary_and_secondary"},
      {"amenity=school isced:level=2;3", "school/secondary"},
      {"amenity=school school=primary", "school/primary"},
      {"amenity=school isced:level=0;1", "kindergarten/preschool_class school/primary"},
      {"amenity=school access=private", "school/level_unknown"},
      {"amenity=school school=music_school", ""},
      {"amenity=school school=driving", ""},
      {"amenity=school school=cooking", ""},
      {"amenity=school school=cookery", ""},
      {"amenity=school school=dance", ""},
      {"amenity=school school=language", ""},
      {"amenity=school school=ski", ""},
      {"amenity=school school=sailing", ""},
      {"amenity=school school=adult_education", ""},
      {"amenity=school school=driving;sailing", ""},
      {"amenity=school school=primary;music", "school/primary"},
      {"amenity=school school=secondary;language", "school/secondary"},
      {"amenity=school school=special_education_needs", "school/level_unknown"},
      {"amenity=school education=driving_school", ""},
      {"amenity=school driving_school=yes", ""},
      {"amenity=school driving_school=no", "school/level_unknown"},
      {"amenity=school min_age=18", ""},
      {"amenity=school min_age=6", "school/level_unknown"},
      {"amenity=school min_age=16 isced:level=3", "school/secondary"},
      {"amenity=school isced:level=0", "kindergarten/preschool_class"},
      {"amenity=school isced:level=4", ""},
      {"amenity=school isced:level=5;6", ""},
      {"amenity=school isced:level=3;4", "school/secondary"},
      {"amenity=school name=Fahrschule", "school/level_unknown"},
      {"amenity=cooking_school", ""},
      {"amenity=dancing_school", ""},
      {"amenity=ski_school", ""},
      {"amenity=college isced:level=3", ""},
      {"amenity=college name=Volkshochschule", ""},
      {"amenity=training training=cooking", ""},
      {"amenity=driving_school", ""},
      {"amenity=language_school", ""},
      {"amenity=music_school", ""},
      {"amenity=prep_school", ""},
      {"amenity=research_institute", ""},
      {"amenity=university", ""},
      {"amenity=college", ""},
      {"building=school", ""},
  });
}

TEST_CASE("administration is where residents have their errands") {
  check_rows({
      {"amenity=townhall", "administration/town_hall"},
      {"amenity=community_centre",
       "administration/community_service entertainment/community_centre"},
      {"amenity=social_centre", "administration/community_service"},
      {"office=government", "administration/public_office"},
      {"office=employment_agency", "administration/public_office"},
      {"government=register_office", "administration/public_office"},
      {"amenity=police", "administration/police"},
      {"amenity=courthouse", ""},
      {"amenity=courthouse office=government", ""},
      {"amenity=courthouse;townhall", "administration/town_hall"},
      {"office=government government=court", ""},
      {"office=government government=judicial", ""},
      {"office=government government=parliament", ""},
      {"office=government government=prison", ""},
      {"office=government government=tax", "administration/public_office"},
      {"office=government government=social_services", "administration/public_office"},
      {"office=government government=court;register_office", "administration/public_office"},
      {"amenity=post_office", "administration/post_office"},
      {"amenity=post_office post_office=bureau", "administration/post_office"},
      {"amenity=post_office post_office=post_annex", "administration/post_office"},
      {"amenity=post_office post_office=post_partner", ""},
      {"amenity=post_office post_office:type=post_partner", ""},
      {"amenity=post_office shop=kiosk", ""},
      {"amenity=post_office shop=no", "administration/post_office"},
      {"amenity=post_office brand=Hermes", ""},
      {"amenity=post_office operator=DPD", ""},
      {"amenity=post_office operator=DHL;GLS", ""},
      {"amenity=post_office operator=DHL;Postbank", "administration/post_office"},
      {"amenity=parcel_locker", ""},
      {"amenity=social_facility social_facility=outreach", "administration/social_service"},
      {"amenity=social_facility social_facility=shelter", ""},
      {"amenity=bank", ""},
      {"amenity=fire_station", ""},
      {"office=diplomatic", ""},
      {"office=government government=ministry", ""},
      {"office=government government=intelligence", ""},
      {"government=prosecutor", ""},
      {"government=no", ""},
      {"office=government military=office", ""},
      {"place=neighbourhood place:CN=subdistrict", ""},
  });
}

TEST_CASE("entertainment is a venue for culture or sport") {
  check_rows({
      {"amenity=cinema", "entertainment/culture"},
      {"amenity=library", "entertainment/library"},
      {"tourism=museum", "entertainment/museum"},
      {"tourism=zoo", "entertainment/attraction"},
      {"leisure=sports_centre", "entertainment/sport"},
      {"leisure=fitness_station", "entertainment/sport"},
      {"leisure=pitch", "entertainment/sport_ground"},
      {"leisure=pitch piste:type=nordic", ""},
      {"leisure=track piste:type=downhill", ""},
      {"leisure=track sport=skiing", ""},
      {"leisure=track sport=karting", ""},
      {"leisure=track sport=running;skiing", "entertainment/sport_ground"},
      {"landuse=recreation_ground piste:type=sled", "green/recreation_ground"},
      {"leisure=swimming_pool", ""},
      {"leisure=swimming_pool access=private", ""},
      {"leisure=swimming_pool access=yes", "entertainment/bathing"},
      {"leisure=water_park", "entertainment/bathing"},
      {"leisure=adult_gaming_centre", ""},
      {"amenity=casino", ""},
      {"amenity=gambling", ""},
      {"amenity=brothel", ""},
      {"amenity=stripclub", ""},
      {"amenity=love_hotel", ""},
      {"amenity=fountain", ""},
      {"amenity=public_bookcase", ""},
      {"amenity=cafe", ""},
      {"amenity=bar", ""},
      {"amenity=place_of_worship", ""},
      {"tourism=hotel", ""},
      {"tourism=artwork", ""},
  });
}

TEST_CASE("green space is public by kind or by evidence") {
  check_rows({
      {"leisure=park", "green/park"},
      {"leisure=nature_reserve", "green/nature_reserve"},
      {"leisure=dog_park", "green/recreation_ground"},
      {"landuse=recreation_ground", "green/recreation_ground"},
      {"landuse=village_green", "green/recreation_ground"},
      {"landuse=recreation_ground leisure=sports_centre", "entertainment/sport"},
      {"landuse=forest", "green/wood"},
      {"natural=wood", "green/wood"},
      {"landuse=grass", "green/grass"},
      {"natural=scrub", "green/meadow"},
      {"natural=heath", "green/meadow"},
      {"leisure=garden", ""},
      {"leisure=garden access=yes", "green/garden"},
      {"leisure=garden garden:type=community", "green/garden"},
      {"leisure=garden garden:type=botanical", "green/garden"},
      {"leisure=garden name=Luna", "green/garden"},
      {"leisure=garden garden:type=residential name=Luna", ""},
      {"leisure=garden garden:type=roof_garden access=yes", ""},
      {"leisure=playground", "green/playground"},
      {"tourism=picnic_site", "green/picnic_site"},
      {"leisure=golf_course", ""},
      {"leisure=golf_course landuse=grass", ""},
      {"leisure=stadium landuse=grass", "entertainment/sport"},
      {"leisure=horse_riding", ""},
      {"landuse=allotments", ""},
      {"landuse=farmland", ""},
      {"landuse=military natural=wood", ""},
      {"landuse=religious leisure=garden name=Kloster", ""},
      {"tourism=camp_site", ""},
      {"landuse=cemetery", ""},
      {"landuse=orchard", ""},
      {"amenity=hospital leisure=garden name=Garten", "health/hospital"},
  });
}

TEST_CASE("blue space is water one can stand at") {
  check_rows({
      {"natural=water water=lake", "blue/lake"},
      {"natural=water water=river", "blue/river"},
      {"natural=water water=moat", "blue/lake"},
      {"natural=water", "blue/water"},
      {"natural=water water=wastewater", ""},
      {"natural=water water=basin", ""},
      {"natural=water water=harbour", ""},
      {"natural=water landuse=basin", ""},
      {"natural=water water=lake covered=yes", ""},
      {"waterway=river", "blue/river"},
      {"waterway=canal", "blue/river"},
      {"waterway=canal tunnel=culvert", ""},
      {"waterway=canal tunnel=no", "blue/river"},
      {"waterway=stream", ""},
      {"waterway=ditch", ""},
      {"natural=beach", "blue/beach"},
      {"natural=coastline", "blue/coast"},
      {"landuse=salt_pond", ""},
      {"leisure=marina natural=water water=lake", ""},
  });
}

TEST_CASE("cycle parking and public transport") {
  check_rows({
      {"amenity=bicycle_parking", "cycle_parking/open"},
      {"amenity=bicycle_parking bicycle_parking=shed", "cycle_parking/sheltered"},
      {"amenity=bicycle_rental", ""},
      {"amenity=parking", ""},
      {"railway=station", "transit/high_capacity"},
      {"railway=station usage=tourism", ""},
      {"railway=subway_entrance", "transit/high_capacity"},
      {"public_transport=station subway=yes", "transit/high_capacity"},
      {"amenity=ferry_terminal", "transit/high_capacity"},
      {"highway=bus_stop", "transit/low_capacity"},
      {"public_transport=platform bus=yes", "transit/low_capacity"},
      {"public_transport=platform", ""},
      {"public_transport=stop_position bus=yes", ""},
      {"railway=tram_stop", "transit/low_capacity"},
      {"amenity=bus_station", "transit/low_capacity"},
      {"amenity=taxi", ""},
  });
}

TEST_CASE("sizes and paths are asked for where a kind of land does not tell that it is public") {
  struct SizeRow {
    const char* service;
    const char* tags;
    double min_area_m2;
    bool needs_path;
  };
  const auto row = GENERATE(values<SizeRow>({
      {"green", "leisure=park", 1000, false},
      {"green", "landuse=forest", 5000, true},
      {"green", "landuse=grass", 5000, true},
      {"green", "landuse=meadow", 2000, true},
      {"green", "natural=scrub", 5000, true},
      {"green", "leisure=garden name=Luna", 2000, true},
      {"blue", "natural=water water=lake", 2000, false},
      {"blue", "waterway=river", 0, false},
      {"work", "landuse=industrial", 10000, false},
      {"work", "building=office", 1000, false},
      {"food", "shop=supermarket", 0, false},
  }));
  INFO(row.tags);
  for (const Service& service : built_in().services) {
    if (service.id != row.service) continue;
    const PlaceRule* place = first_match(service, Tagged(row.tags));
    REQUIRE(place);
    CHECK(place->min_area_m2 == row.min_area_m2);
    CHECK(place->needs_path == row.needs_path);
  }
}
