// SPDX-License-Identifier: Apache-2.0
// A Kreis with two municipalities, a mandate, and some of everything that an answer shows.
#pragma once

#include "world.hpp"

namespace zufi::test {

inline World town() {
  World world;
  world.add("areas", "id,kind,name,parents\nk,kreis,Kreis,\nm,gemeinde,Markt,k\nn,gemeinde,Neu,k\n");
  world.add("statuses", "area,status,valid_from\nm,big,2019-01-01\n");
  world.add("services",
            "key,name,ozg_id\n99001001001000,Bau,10001\n99001001002000,Abbruch,10001\n99001002001000,Anderes,10002\n");
  world.add("competences", "id,name\nbau,Bauaufsicht\nleer,Lücke\n");
  world.add(
      "offices",
      "id,kind,name,parent,area,street,house_number,postcode,place,phone\nkreis,body,Der Kreis,,k,,,,,\n"
      "kreis/bau,office,Kreisbauamt,kreis,,,,,,\nmarkt,body,Stadt Markt,,m,,,,,\n"
      "markt/bau,office,Bauamt,markt,,Am Markt,1,41363,Markt,02165 1\nmarkt/bau/ost,site,Standort Ost,markt/bau,,,,,,\n"
      "neu,body,Gemeinde Neu,,n,,,,,\n");
  world.add("facts", "id,type,question_de,question_en\nsize,number,Wie groß?,How large?\n");
  world.add("rules",
            "id,relation,from,to,subject,status,area,condition,confidence,legal_basis,note\n"
            "as,assigns,99001001000000,bau,,,,,derived,,\nh,held_by,bau,@kreis,,,,,documented,§ 57 BauO,\n"
            "g,held_by,bau,@self,,big,,,documented,§ 57 BauO,\n"
            "m,mandated_to,kreis,markt,bau,,n,,documented,Vereinbarung,bleibt verantwortlich\n"
            "p,performed_by,markt,markt/bau,bau,,,,unverified,,\nq,performed_by,kreis,kreis/bau,bau,,,,documented,,\n");
  world.add("channels", "id,kind,office,subject,url,title\nzz,portal,neu,,https://neu.example,Portal Neu\n"
                        "aa,portal,kreis,,https://kreis.example,Portal "
                        "Kreis\nbb,online_service,markt/bau,bau,https://markt.example,Antrag\n"
                        "cc,online_service,markt/bau,99001001002000,https://abbruch.example,Abbruch\n");
  return world;
}

} // namespace zufi::test
